//! Flat order lines: credits, corrections, wrong rows, encodings, workbooks, numbers and dates of other countries.

use encargo_domain::order::{OrderPhase, PaymentStatus, Stage};

use super::*;

const HEADER: &str =
    "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";

fn flat(rows: &str) -> String {
    format!("{HEADER}{rows}")
}

#[tokio::test]
async fn lines_become_a_closed_order_of_the_same_total() {
    let shop = Shop::new().await;
    let result = shop
        .import_text(
            "flat-lines",
            &flat(
                "536365,85123A,WHITE HANGING HEART,6,2010-12-01 08:26,2.55,17850,United Kingdom\n\
                 536365,71053,WHITE METAL LANTERN,6,2010-12-01 08:26,3.39,17850,United Kingdom\n\
                 536366,85123A,,2,2010-12-01 08:28,2.55,,Unspecified\n",
            ),
        )
        .await;
    assert_eq!(
        (
            result.rows,
            result.documents,
            result.documents_imported,
            result.lines
        ),
        (3, 2, 2, 3)
    );
    assert_eq!(
        (
            result.items_created,
            result.customers_created,
            total(&result, "EUR")
        ),
        (2, 1, 3_564 + 510)
    );
    let order = shop.order("I-536365").await;
    assert_eq!(
        (
            order.phase,
            order.external_number.as_str(),
            order.totals().total_minor
        ),
        (OrderPhase::Closed, "flat-lines:536365", 3_564)
    );
    assert_eq!(
        (order.due_minor(), order.payment_status()),
        (0, PaymentStatus::Paid),
        "history owes nothing"
    );
    assert_eq!(
        order.placed_at.iso(),
        "2010-12-01T07:26:00.000Z",
        "local time of the shop"
    );
    let buyer = order.buyer.as_ref().unwrap();
    assert_eq!(
        (buyer.name.as_str(), buyer.address.country.as_str()),
        ("Customer 17850", "GB")
    );
    assert!(
        order
            .lines
            .iter()
            .all(|l| l.stages.get(Stage::Delivered) == l.quantity && !l.returnable)
    );
    let other = shop.order("I-536366").await;
    assert_eq!(
        (other.lines[0].name.as_str(), other.buyer.is_none()),
        ("WHITE HANGING HEART", true),
        "the description of another row"
    );
    shop.close_and_check().await;
}

#[tokio::test]
async fn credits_keep_their_sign() {
    let shop = Shop::new().await;
    let result = shop
        .import_text(
            "flat-lines",
            &flat(
                "1,A,Mug,10,2010-12-01,2.50,7,Spain\n\
                 C2,A,Mug,-4,2010-12-02,2.50,7,Spain\n\
                 A3,B,Adjust bad debt,1,2010-12-03,-11062.06,,Spain\n\
                 4,A,Mug,-1,2010-12-04,2.50,7,Spain\n",
            ),
        )
        .await;
    assert_eq!(
        (
            result.documents_imported,
            result.error_count,
            total(&result, "EUR")
        ),
        (4, 0, 2_500 - 1_000 - 1_106_206 - 250)
    );
    let credit = shop.order("I-C2").await;
    let line = &credit.lines[0];
    assert_eq!(
        (line.quantity, line.unit_price_minor, line.amount_minor),
        (4, -250, -1_000)
    );
    assert_eq!(
        (
            line.stages.get(Stage::Returned),
            credit.totals().total_minor
        ),
        (4, -1_000)
    );
    let debt = shop.order("I-A3").await;
    assert_eq!(
        (
            debt.lines[0].stages.get(Stage::Delivered),
            debt.totals().total_minor
        ),
        (1, -1_106_206)
    );
    shop.close_and_check().await;
}

#[tokio::test]
async fn one_wrong_row_keeps_its_whole_document_out() {
    let shop = Shop::new().await;
    let result = shop
        .import_text(
            "flat-lines",
            &flat(
                "1,A,Mug,1,2010-12-01,2.50,7,Spain\n\
                 2,A,Mug,1,2010-12-01,2.50,7,Spain\n\
                 2,B,Cup,many,2010-12-01,2.50,7,Spain\n\
                 3,A,Mug,0,2010-12-01,2.50,7,Spain\n\
                 4,A,?,-20,2010-12-01,0,,Spain\n\
                 5,A,Mug,1,1 December,2.50,7,Spain\n\
                 ,A,Mug,1,2010-12-01,2.50,7,Spain\n\
                 6,,,1,2010-12-01,2.50,7,Spain\n\
                 7,A,Mug,1,2010-12-01,,7,Spain\n\
                 8,A,Mug,1,2010-12-01,2.50,7,Spain,surplus\n\
                 9,A,Mug,1,2010-12-01,2.50,7,Spain\n\
                 9,A,Mug,1,2010-12-01,2.50,8,Spain\n\
                 10,A,Mug,1.5,2010-12-01,2.50,7,Spain\n\
                 2,C,Dish,1,2010-12-01,2.50,7,Spain\n\
                 11,A,Mug,3,2010-12-01,0,,Spain\n",
            ),
        )
        .await;
    let mut expected = vec![
        (3, "import-error-other-row"),
        (4, "import-error-number"),
        (5, "import-error-zero"),
        (6, "import-error-stock"),
        (7, "import-error-date"),
        (8, "import-error-required"),
        (9, "import-error-no-item"),
        (10, "import-error-required"),
        (11, "import-error-cells"),
        (12, "import-error-other-row"),
        (13, "import-error-contradicts"),
        (14, "import-error-quantity"),
        (15, "import-error-other-row"),
    ];
    expected.sort_unstable();
    let mut found = keys(&result);
    found.sort_unstable();
    assert_eq!(found, expected);
    assert_eq!(shop.numbers().await, ["I-1", "I-11"]);
    let wrong = result.errors.iter().find(|e| e.row == 4).unwrap();
    assert_eq!(
        (
            wrong.column.as_deref(),
            wrong.value.as_str(),
            wrong.document.as_deref()
        ),
        (Some("Quantity"), "many", Some("2"))
    );
    let csv = std::fs::read_to_string(result.errors_file.as_ref().unwrap()).unwrap();
    assert_eq!(csv.lines().count(), 14, "all errors and a header: {csv}");
    shop.close_and_check().await;
}

#[tokio::test]
async fn importing_again_adds_nothing_and_overwrites_nothing() {
    let shop = Shop::new().await;
    let text = flat(
        "1,A,Mug,1,2010-12-01,2.50,7,Spain\n2,B,Cup,1,2010-12-01,3.50,8,Spain\n3,B,Cup,x,2010-12-01,3.50,8,Spain\n",
    );
    let first = shop.import_text("flat-lines", &text).await;
    assert_eq!(
        (first.documents, first.documents_imported, first.error_count),
        (3, 2, 1)
    );
    let again = shop.import_text("flat-lines", &text).await;
    assert_eq!(
        (
            again.documents_imported,
            again.already_there,
            again.rows_already_there,
            again.items_created,
            again.customers_created
        ),
        (0, 2, 2, 0, 0)
    );
    let changed = shop
        .import_text(
            "flat-lines",
            &text.replace("2.50", "9.99").replace(",x,", ",4,"),
        )
        .await;
    assert_eq!(
        (changed.documents_imported, changed.already_there),
        (1, 2),
        "the mended document comes in"
    );
    assert_eq!(
        shop.order("I-1").await.totals().total_minor,
        250,
        "history is not overwritten"
    );
    shop.close_and_check().await;
}

#[tokio::test]
async fn rows_of_a_document_need_not_stand_together() {
    let shop = Shop::new().await;
    let result = shop.import_text("flat-lines", &flat("1,A,Mug,1,2010-12-01,2.50,7,Spain\n2,A,Mug,1,2010-12-01,2.50,7,Spain\n1,B,Cup,1,2010-12-01,1.00,7,Spain\n")).await;
    assert_eq!((result.documents_imported, result.lines), (2, 3));
    assert_eq!(shop.order("I-1").await.totals().total_minor, 350);
}

#[tokio::test]
async fn spanish_spreadsheets_are_read_as_they_are_written() {
    let shop = Shop::new().await;
    let text = "sep=;\r\nNº pedido;Fecha;Referencia;Descripción;Cantidad;Precio unitario;Dto.;NIF;Nombre cliente;Cliente;País;Portes\r\n\
                77;25/12/2025 10:30;AZ-1;Taza añil;2;1.234,50;10;B12345674;Muñoz e Hijos;C9;España;4,95\r\n\
                77;25/12/2025 10:30;AZ-2;Jarrón;1;0,99;;B12345674;Muñoz e Hijos;C9;España;4,95\r\n\
                78;03/04/2025;AZ-2;Jarrón;3;1.234;;;;;;\r\n";
    let path = shop.file("pedidos.csv", encoding_rs::WINDOWS_1252.encode(text).0);
    let result = shop.import("", &path).await;
    assert_eq!(
        (result.documents_imported, result.error_count),
        (2, 0),
        "{result:?}"
    );
    let order = shop.order("I-77").await;
    assert_eq!(
        order.lines[0].amount_minor, 222_210,
        "2 × 1.234,50 less 10 %"
    );
    assert_eq!(
        (order.deliveries[0].charge_minor, order.totals().total_minor),
        (495, 222_210 + 99 + 495)
    );
    assert_eq!(
        (
            order.lines[0].name.as_str(),
            order.buyer.as_ref().unwrap().name.as_str()
        ),
        ("Taza añil", "Muñoz e Hijos")
    );
    let other = shop.order("I-78").await;
    assert_eq!(
        other.totals().total_minor,
        370_200,
        "1.234 is a thousand and more in this file"
    );
    assert_eq!(
        other.placed_at.iso(),
        "2025-04-02T22:00:00.000Z",
        "day first, as 25/12 shows"
    );
    shop.close_and_check().await;
}

#[tokio::test]
async fn prices_finer_than_a_cent_are_rounded_once_per_line() {
    let shop = Shop::new().await;
    let result = shop
        .import_text(
            "flat-lines",
            &flat("1,A,Screw,1000,2010-12-01,0.0125,7,Spain\n1,B,Pad,1,2010-12-01,0.001,7,Spain\n"),
        )
        .await;
    assert_eq!((result.rounded_lines, total(&result, "EUR")), (2, 1_250));
    let order = shop.order("I-1").await;
    let line = &order.lines[0];
    assert_eq!(
        (
            line.unit_price_minor,
            line.amount_minor,
            line.discount_minor
        ),
        (1, 1_250, -250)
    );
    shop.close_and_check().await;
}

#[tokio::test]
async fn workbooks_packed_files_and_utf16_come_in_alike() {
    use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
    let shop = Shop::new().await;
    let path = shop.folder.path().join("book.xlsx");
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, name) in [
        "Order number",
        "Date",
        "SKU",
        "Description",
        "Quantity",
        "Unit price",
    ]
    .into_iter()
    .enumerate()
    {
        sheet
            .write(0, u16::try_from(column).unwrap(), name)
            .unwrap();
    }
    let date = ExcelDateTime::parse_from_str("2025-11-22 10:30:00").unwrap();
    for row in 1..=2 {
        sheet.write(row, 0, 9_001).unwrap();
        sheet
            .write_with_format(
                row,
                1,
                &date,
                &Format::new().set_num_format("dd/mm/yyyy hh:mm"),
            )
            .unwrap();
        sheet.write(row, 2, format!("S{row}")).unwrap();
        sheet.write(row, 3, "Niño").unwrap();
        sheet.write(row, 4, 3).unwrap();
        sheet.write(row, 5, 19.99).unwrap();
    }
    book.save(&path).unwrap();
    let result = shop.import("flat-lines", &path).await;
    assert_eq!(
        (
            result.documents_imported,
            result.lines,
            total(&result, "EUR")
        ),
        (1, 2, 11_994)
    );
    let order = shop.order("I-9001").await;
    assert_eq!(
        (order.lines[1].sku.as_str(), order.placed_at.iso().as_str()),
        ("S2", "2025-11-22T09:30:00.000Z")
    );

    let utf16: Vec<u8> = flat("U1,Ñ,Año,1,2010-12-01,2.50,7,Spain\n")
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let result = shop
        .import(
            "flat-lines",
            &shop.file("utf16.csv", [b"\xff\xfe".as_slice(), &utf16].concat()),
        )
        .await;
    assert_eq!(
        (
            result.documents_imported,
            shop.order("I-U1").await.lines[0].name.as_str()
        ),
        (1, "Año")
    );

    let mut packed = Vec::new();
    std::io::Read::read_to_end(
        &mut xz2::read::XzEncoder::new(flat("X1,Q,Box,1,2010-12-01,2.50,7,Spain\n").as_bytes(), 6),
        &mut packed,
    )
    .unwrap();
    let result = shop
        .import("flat-lines", &shop.file("packed.csv.xz", packed))
        .await;
    assert_eq!(result.documents_imported, 1);
    shop.close_and_check().await;
}

#[tokio::test]
async fn two_profiles_may_use_the_same_number() {
    let shop = Shop::new().await;
    shop.import_text(
        "flat-lines",
        &flat("1001,A,Mug,1,2010-12-01,2.50,7,Spain\n"),
    )
    .await;
    let result = shop.import_text("shopify", "Name,Created at,Lineitem quantity,Lineitem name,Lineitem price,Currency\n#1001,2025-01-02 10:00:00 +0100,1,Mug,2.50,EUR\n").await;
    assert_eq!(result.documents_imported, 1);
    assert_eq!(shop.numbers().await, ["I-1001", "I-shopify-1001"]);
    assert_eq!(
        shop.order("I-shopify-1001").await.external_number,
        "shopify:#1001"
    );
    shop.close_and_check().await;
}

#[tokio::test]
async fn what_cannot_be_read_is_refused_before_anything_is_stored() {
    let shop = Shop::new().await;
    let code = |r: Result<ImportResult, CommandError>| r.unwrap_err().code;
    let missing = shop.folder.path().join("nowhere.csv");
    assert_eq!(
        code(shop.try_import("flat-lines", &missing).await),
        "file_unreadable"
    );
    let path = shop.file("half.csv", "InvoiceNo,StockCode\n1,A\n");
    assert_eq!(
        code(shop.try_import("flat-lines", &path).await),
        "field_required"
    );
    assert_eq!(
        code(shop.try_import("ledger", &path).await),
        "field_invalid"
    );
    assert_eq!(
        code(shop.try_import("northwind", &path).await),
        "file_unreadable"
    );
    assert!(shop.numbers().await.is_empty());
}
