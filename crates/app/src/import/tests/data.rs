//! The shared data of other people, where it is on this computer: Northwind and UCI Online Retail, with sums computed here in another way.

use std::collections::HashSet;

use encargo_domain::order::Stage;

use super::*;

/// The folder of shared data, beside the project.
fn shared(name: &str) -> Option<PathBuf> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let found = here
        .ancestors()
        .map(|a| a.join("shared/data").join(name))
        .find(|p| p.exists());
    if found.is_none() {
        eprintln!("SKIPPED: the shared data set “{name}” is not on this computer");
    }
    found
}

/// Cents of a decimal number of at most four digits behind the point, times 100.
fn hundredths_of_cents(text: &str) -> i128 {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let negative = whole.starts_with('-');
    let units: i128 = format!("{}{fraction:0<4}", whole.trim_start_matches('-'))
        .parse()
        .unwrap();
    if negative { -units } else { units }
}

/// Half away from zero.
fn rounded(n: i128, by: i128) -> i64 {
    i64::try_from((n.abs() + by / 2) / by * n.signum()).unwrap()
}

fn records(path: &Path) -> Vec<csv::StringRecord> {
    csv::Reader::from_path(path)
        .unwrap()
        .records()
        .map(Result::unwrap)
        .collect()
}

#[tokio::test]
async fn northwind_comes_in_whole() {
    let Some(folder) = shared("northwind") else {
        return;
    };
    let mut expected: i64 = records(&folder.join("orders.csv"))
        .iter()
        .map(|r| rounded(hundredths_of_cents(&r[7]), 100))
        .sum();
    let details = records(&folder.join("order_details.csv"));
    for line in &details {
        let price = hundredths_of_cents(&line[2]);
        let quantity: i128 = line[3].parse().unwrap();
        expected += rounded(
            price * quantity * (10_000 - hundredths_of_cents(&line[4])),
            100 * 10_000,
        );
    }
    assert_eq!((details.len(), expected), (2_155, 133_073_598));

    let shop = Shop::new().await;
    let result = shop.import("northwind", &folder).await;
    assert_eq!(
        (
            result.documents,
            result.documents_imported,
            result.lines,
            result.error_count
        ),
        (830, 830, 2_155, 0),
        "{:?}",
        result.errors
    );
    assert_eq!(
        (result.rows, result.items_created, result.customers_created),
        (830 + 2_155 + 93 + 77, 77, 93)
    );
    assert_eq!(total(&result, "USD"), expected);
    let orders = shop.orders().await;
    assert_eq!(orders.iter().map(|o| o.total_minor).sum::<i64>(), expected);
    assert_eq!(orders.iter().map(|o| o.line_count).sum::<i64>(), 2_155);
    let order = shop.order("I-10248").await;
    assert_eq!(
        (order.totals().total_minor, order.deliveries[0].charge_minor),
        (44_000 + 3_238, 3_238)
    );
    let buyer = order.buyer.as_ref().unwrap();
    assert_eq!(
        (buyer.name.as_str(), buyer.address.country.as_str()),
        ("Vins et alcools Chevalier", "FR")
    );
    assert_eq!(order.lines[0].name, "Queso Cabrales");

    let again = shop.import("", &folder).await;
    assert_eq!(
        (
            again.documents_imported,
            again.already_there,
            again.rows_already_there,
            again.items_created,
            again.customers_created
        ),
        (0, 830, result.rows, 0, 0)
    );
    shop.close_and_check().await;
}

/// Rows of UCI taken in a quick run; all with `ENCARGO_FULL_IMPORT=1` and in release.
const SOME_ROWS: usize = 20_000;

#[tokio::test]
async fn uci_online_retail_comes_in_whole() {
    let Some(packed) = shared("uci-online-retail/online-retail.csv.xz") else {
        return;
    };
    let mut text = String::new();
    std::io::Read::read_to_string(
        &mut xz2::read::XzDecoder::new(std::fs::File::open(&packed).unwrap()),
        &mut text,
    )
    .unwrap();
    let full = !cfg!(debug_assertions) || std::env::var_os("ENCARGO_FULL_IMPORT").is_some();
    let rows = if full { usize::MAX } else { SOME_ROWS };
    let text: String = text
        .split_inclusive('\n')
        .take(rows.saturating_add(1))
        .collect();

    // What must be there, summed straight from the file.
    let (mut sum, mut all, mut lines, mut documents, mut corrections) =
        (0_i64, HashSet::new(), 0_i64, HashSet::new(), 0_u64);
    let mut csv = csv::Reader::from_reader(text.as_bytes());
    for record in csv.records() {
        let record = record.unwrap();
        let (number, quantity, price) = (
            record[0].to_owned(),
            record[3].parse::<i128>().unwrap(),
            hundredths_of_cents(&record[5]),
        );
        all.insert(number.clone());
        sum += rounded(quantity * price, 100);
        if quantity < 0 && price == 0 {
            corrections += 1;
        } else {
            lines += 1;
            documents.insert(number);
        }
    }
    drop(csv);
    if full {
        assert_eq!(
            (all.len(), lines, corrections, sum),
            (25_900, 541_909 - 1_336, 1_336, 974_774_793)
        );
    }

    let shop = Shop::new().await;
    let path = if full {
        packed
    } else {
        shop.file("some.csv", &text)
    };
    drop(text);
    let options = ImportOptions {
        profile: "flat-lines".into(),
        path: path.clone(),
        currency: Some("GBP".into()),
        mapping: BTreeMap::new(),
        valid_from: None,
    };
    let result = run_file(&shop.app, options, |_, _| {}).await.unwrap();
    assert_eq!(result.rows, result.rows_imported + result.error_count);
    assert_eq!(
        (result.documents, result.documents_imported),
        (
            u64::try_from(all.len()).unwrap(),
            u64::try_from(documents.len()).unwrap()
        )
    );
    assert_eq!(
        (
            result.error_count,
            i64::try_from(result.lines).unwrap(),
            total(&result, "GBP")
        ),
        (corrections, lines, sum)
    );
    assert!(
        result
            .errors
            .iter()
            .all(|e| e.words.key == "import-error-stock"),
        "{:?}",
        result.errors
    );
    let orders = shop.orders().await;
    assert_eq!(
        orders.iter().map(|o| o.total_minor).sum::<i64>(),
        sum,
        "to the cent"
    );
    assert_eq!(orders.iter().map(|o| o.line_count).sum::<i64>(), lines);
    let credit = shop.order("I-C536379").await;
    assert_eq!(
        (
            credit.totals().total_minor,
            credit.lines[0].stages.get(Stage::Returned)
        ),
        (-2_750, 1)
    );

    let options = ImportOptions {
        profile: "flat-lines".into(),
        path,
        currency: Some("GBP".into()),
        mapping: BTreeMap::new(),
        valid_from: None,
    };
    let again = run_file(&shop.app, options, |_, _| {}).await.unwrap();
    assert_eq!(
        (again.documents_imported, again.already_there),
        (0, result.documents_imported)
    );
    shop.close_and_check().await;
}
