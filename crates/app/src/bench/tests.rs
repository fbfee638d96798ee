//! A small workload from end to end.

use std::io::Write;

use serde_json::{Value, json};

use super::{BenchOptions, order_to_cash};

fn workload() -> tempfile::NamedTempFile {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    let mut rows = vec![json!({ "t": "meta", "v": 1, "seed": 1, "currency": "EUR", "tax_bp": 0 })];
    for id in 1..=2 {
        rows.push(json!({ "t": "location", "id": id, "code": format!("L{id:02}"), "name": format!("Place {id}"), "kind": if id == 1 { "dc" } else { "store" } }));
    }
    for id in 1..=3 {
        rows.push(json!({ "t": "sku", "id": id, "code": format!("SKU{id:06}"), "name": format!("Oak Lamp {id}"), "price_cents": 1_000 * id, "cost_cents": 500 }));
        rows.push(json!({ "t": "customer", "id": id, "name": format!("Ana Garcia {id}"), "first": "Ana", "last": "Garcia", "email": format!("ana.{id}@example.test"),
            "street": "Calle 1", "postcode": "28001", "city": "Madrid", "country": "ES" }));
        for loc in 1..=2 {
            rows.push(json!({ "t": "stock", "sku": id, "loc": loc, "qty": 1_000 }));
        }
    }
    for seq in 1..=12 {
        let back =
            (seq % 4 == 0).then(|| json!({ "lines": [{ "sku": 1, "qty": 1 }], "restock": true }));
        let until = if seq % 6 == 1 {
            "confirmed"
        } else {
            "invoiced"
        };
        rows.push(json!({ "t": "order", "seq": seq, "number": format!("W{seq:07}"), "customer": 1 + seq % 3, "loc": 1 + seq % 2, "date": "2026-01-07", "until": until,
            "lines": [{ "sku": 1, "qty": 2 }, { "sku": 1 + 1 + seq % 2, "qty": 1 }], "ret": back }));
    }
    rows.push(json!({ "t": "read", "op": "lookup", "rank": 0.999 }));
    rows.push(json!({ "t": "read", "op": "customer_search", "q": "gar", "limit": 20 }));
    rows.push(json!({ "t": "read", "op": "atp", "sku": 2 }));
    rows.push(json!({ "t": "read", "op": "open_page", "page": 1, "size": 50 }));
    for row in rows {
        writeln!(file, "{row}").unwrap();
    }
    file
}

#[tokio::test(flavor = "multi_thread")]
async fn a_workload_runs_through_and_leaves_sound_books() {
    let (folder, file) = (tempfile::tempdir().unwrap(), workload());
    let options = BenchOptions {
        workload: file.path().to_path_buf(),
        data_dir: folder.path().to_path_buf(),
        orders: None,
        fill: None,
        clients: 4,
    };
    let report = order_to_cash(options.clone(), &mut |_| {}).await.unwrap();
    let n = |path: &str| {
        report
            .pointer(path)
            .and_then(Value::as_u64)
            .unwrap_or_else(|| panic!("{path} of {report}"))
    };
    assert_eq!((n("/n_orders"), n("/clients")), (12, 4));
    assert_eq!(
        (
            n("/steps/create/n"),
            n("/steps/invoice/n"),
            n("/steps/return/n")
        ),
        (12, 10, 3)
    );
    assert_eq!(n("/one_client/steps/confirm/n"), 12);
    assert!(n("/bytes_per_order") > 100 && n("/db_bytes/base") > 0);
    for read in ["lookup", "customer_search", "atp", "open_page"] {
        assert_eq!(n(&format!("/reads/base/{read}/n")), 1);
    }
    let again = order_to_cash(options, &mut |_| {}).await;
    assert_eq!(
        again.unwrap_err().code,
        "not_empty",
        "figures of a database in use say nothing"
    );
    let checked = crate::folders::check(folder.path()).await.unwrap();
    assert!(checked.findings.is_empty(), "{:?}", checked.findings);
}
