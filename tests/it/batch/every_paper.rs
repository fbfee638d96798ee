//! Every paper through a real CUPS queue that prints to a file: pages, receipts in the printer's own language, labels in that of label printers.

use std::path::Path;

use serde_json::{Value, json};

use super::printing::{Cups, QUEUE};
use super::{documents, shop};
use crate::serving::{call, serve_with};

/// What reached the queue's file with this call.
fn printed(cups: &Cups, port: u16, name: &str, payload: &Value, jobs: &mut usize) -> Vec<u8> {
    let _ = std::fs::remove_file(&cups.printed);
    let answer = call(port, name, payload);
    assert!(answer.is_some(), "{name} {payload}: {answer:?}");
    *jobs += 1;
    cups.done(*jobs);
    std::fs::read(&cups.printed).unwrap()
}

fn starts(bytes: &[u8], head: &[u8], of: &str) {
    assert!(
        bytes.starts_with(head),
        "{of}: {:?}",
        &bytes[..bytes.len().min(12)]
    );
}

fn first(port: u16, list: &str, query: &Value, id: &str) -> Value {
    let page = call(port, list, query).unwrap();
    let found = page["rows"][0][id].clone();
    assert!(found.is_string(), "{list} {query} has a row: {page}");
    found
}

/// A receipt that nobody printed yet, of a sale paid in cash.
fn receipt_of_cash(port: u16) -> Value {
    let cash = documents(port).into_iter().find(|row| {
        let order = call(port, "order.get", &json!({ "orderId": row["orderId"] })).unwrap();
        let paid = order["payments"].as_array().unwrap();
        row["kind"] == "simplified_invoice"
            && row["printedCount"] == 0
            && paid.iter().any(|p| p["tender"] == "cash")
    });
    cash.unwrap()
}

/// The papers of the demo shop, each of something that is there.
fn papers(port: u16) -> Vec<Value> {
    let order = |view: &str| {
        let query = json!({ "filter": { "view": view }, "offset": 0, "limit": 1 });
        first(port, "order.list", &query, "orderId")
    };
    let queue = |queue: &str| {
        let query = json!({ "queue": queue, "offset": 0, "limit": 1 });
        first(port, "fulfillment.list", &query, "fulfillmentId")
    };
    let page = json!({ "offset": 0, "limit": 1 });
    let item = first(port, "stock.list", &page, "itemId");
    let customer = first(port, "customer.list", &page, "customerId");
    let labels = json!([{ "itemId": item, "copies": 2 }]);
    let (pick, pack) = (queue("to_pick"), queue("to_pack"));
    let location =
        call(port, "order.get", &json!({ "orderId": order("to_verify") })).unwrap()["locationId"]
            .clone();
    let sold = receipt_of_cash(port);
    let sale = call(port, "order.get", &json!({ "orderId": sold["orderId"] })).unwrap();
    let back = json!({ "orderId": sold["orderId"], "locationId": sale["locationId"],
        "lines": [{ "lineId": 1, "quantity": 1, "reason": "defective", "disposition": "restock" }] });
    let back = call(port, "return.take_back", &back).unwrap()["returnId"].clone();
    vec![
        json!({ "kind": "pick_list", "fulfillmentId": pick }),
        json!({ "kind": "packing_slip", "fulfillmentId": pack }),
        json!({ "kind": "return_slip", "returnId": back }),
        json!({ "kind": "order_confirmation", "orderId": order("to_invoice") }),
        json!({ "kind": "item_labels", "items": labels, "stock": "a4_sheet" }),
        json!({ "kind": "statement", "customerId": customer, "from": "2026-01-01", "to": "2026-12-31" }),
        json!({ "kind": "day_report", "locationId": location, "on": "2026-11-20" }),
        json!({ "kind": "item_labels", "items": labels, "stock": "roll" }),
        json!({ "kind": "shelf_labels", "items": labels, "stock": "roll" }),
        json!({ "kind": "bin_labels", "bins": ["A-03-2"], "stock": "roll" }),
        json!({ "kind": "return_label", "returnId": back }),
    ]
}

#[test]
fn every_paper_goes_through_a_real_queue_and_labels_and_receipts_in_their_printers_language() {
    let folder = tempfile::tempdir().unwrap();
    let Some(cups) = Cups::start(&folder.path().join("cups")) else {
        eprintln!("SKIPPED: no CUPS that a test may start; nothing was printed");
        return;
    };
    let data = folder.path().join("shop");
    shop(&data);
    let (_server, port) = serve_with(&data, &[("CUPS_SERVER", cups.socket.as_path() as &Path)]);
    let mut jobs = 0;
    for paper in papers(port) {
        let way = json!({ "paper": paper, "printer": QUEUE });
        let bytes = printed(&cups, port, "paper.print", &way, &mut jobs);
        starts(&bytes, b"%PDF-1.7", &paper.to_string());
        if !matches!(paper["kind"].as_str(), Some("return_label")) && paper["stock"] != "roll" {
            continue;
        }
        for format in ["zpl203", "zpl300"] {
            let way = json!({ "paper": paper, "printer": QUEUE, "format": format });
            let bytes = printed(&cups, port, "paper.print", &way, &mut jobs);
            starts(&bytes, b"^XA", &paper.to_string());
            assert!(
                bytes.ends_with(b"^XZ") || bytes.ends_with(b"^XZ\n"),
                "{paper}"
            );
        }
    }
    // A sale paid in cash: the drawer opens with the original and never with a copy.
    let receipt = receipt_of_cash(port)["documentId"].clone();
    let way =
        json!({ "documentId": receipt, "printer": QUEUE, "format": "escpos", "drawer": true });
    let original = printed(&cups, port, "document.print", &way, &mut jobs);
    let copy = printed(&cups, port, "document.print", &way, &mut jobs);
    let opens = |bytes: &[u8]| bytes.windows(3).any(|w| w == [0x1B, b'p', 0]);
    starts(&original, &[0x1B, b'@'], "receipt");
    assert!(opens(&original) && !opens(&copy));
    let way = json!({ "documentId": receipt, "printer": QUEUE, "format": "receipt" });
    let page = printed(&cups, port, "document.print", &way, &mut jobs);
    starts(&page, b"%PDF-1.7", "receipt as a page");
    let way = json!({ "documentId": receipt, "printer": QUEUE, "format": "ubl" });
    assert!(
        call(port, "document.print", &way).is_none(),
        "an e-invoice is no paper"
    );
}
