//! Every paper through a real CUPS queue that prints to a file: pages, receipts in the printer's own language, labels in that of label printers.

use std::io::Read as _;
use std::net::TcpListener;
use std::path::Path;

use serde_json::{Value, json};

use super::printing::{Cups, QUEUE};
use super::shop;
use crate::serving::{call, serve_with};

/// A label or receipt printer on the network: it takes what it is sent.
const ROLL: &str = "Rollo";

/// What reached the printer on the network with this call.
fn sent(
    cups: &Cups,
    roll: &TcpListener,
    port: u16,
    call_of: (&str, &Value),
    jobs: &mut usize,
) -> Vec<u8> {
    let (name, payload) = call_of;
    assert!(call(port, name, payload).is_some(), "{name} {payload}");
    let (mut line, _) = roll.accept().unwrap();
    let mut bytes = Vec::new();
    line.read_to_end(&mut bytes).unwrap();
    drop(line);
    *jobs += 1;
    cups.done(*jobs);
    bytes
}

/// What reached the queue's file with this call.
fn printed(cups: &Cups, port: u16, name: &str, payload: &Value, jobs: &mut usize) -> Vec<u8> {
    let _ = std::fs::remove_file(&cups.printed);
    let answer = call(port, name, payload);
    assert!(answer.is_some(), "{name} {payload}: {answer:?}");
    *jobs += 1;
    cups.done(*jobs);
    let read = std::fs::read(&cups.printed);
    assert!(read.is_ok(), "{name} {payload}: {read:?}\n{}", cups.said());
    read.unwrap()
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

/// A sale over a counter, paid in cash: the order and its receipt, which nobody printed yet.
fn sold_for_cash(port: u16) -> (Value, Value) {
    let stock = call(port, "stock.list", &json!({ "offset": 0, "limit": 50 })).unwrap();
    let counters: Vec<&Value> = stock["locations"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|l| l["pickup"] == true)
        .map(|l| &l["locationId"])
        .collect();
    let rows = stock["rows"].as_array().unwrap().iter();
    let (item, counter) = rows
        .flat_map(|row| {
            let places = row["places"].as_array().unwrap().iter();
            places.map(move |place| (&row["itemId"], place))
        })
        .filter(|(_, p)| p["available"].as_i64() > Some(0) && counters.contains(&&p["locationId"]))
        .find(|(item, _)| {
            let item = call(port, "item.get", &json!({ "itemId": item })).unwrap();
            item["item"]["returnable"] == true
        })
        .map(|(item, place)| (item, &place["locationId"]))
        .unwrap();
    let input = json!({ "channel": "store", "locationId": counter,
        "deliveries": [{ "method": "carry_out", "locationId": counter }],
        "lines": [{ "itemId": item, "quantity": 1 }] });
    let go = |name: &str, payload: &Value| {
        let done = call(port, name, payload);
        assert!(done.is_some(), "{name} {payload}");
        done.unwrap()
    };
    let id = go("order.place", &json!({ "input": input }))["orderId"].clone();
    let of = json!({ "orderId": id });
    go("order.verify", &of);
    go("order.confirm", &of);
    let view = go("order.get", &of);
    let cash = json!({ "orderId": id, "tender": "cash", "amountMinor": view["dueMinor"] });
    go("order.take_payment", &cash);
    let hand = json!({ "fulfillmentId": view["fulfillments"][0]["fulfillmentId"], "code": null });
    go("fulfillment.hand_over", &hand);
    let issued = go("invoice.issue", &of);
    (go("order.get", &of), issued["documentId"].clone())
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
    let (sale, _) = sold_for_cash(port);
    let back = json!({ "orderId": sale["orderId"], "locationId": sale["locationId"],
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
    let roll = TcpListener::bind("127.0.0.1:0").unwrap();
    cups.network_queue(ROLL, roll.local_addr().unwrap().port());
    let mut jobs = 0;
    for paper in papers(port) {
        let way = json!({ "paper": paper, "printer": QUEUE });
        let bytes = printed(&cups, port, "paper.print", &way, &mut jobs);
        starts(&bytes, b"%PDF-1.7", &paper.to_string());
        // One of each resolution: a network printer takes its time.
        let format = match (paper["kind"].as_str(), paper["stock"].as_str()) {
            (Some("item_labels"), Some("roll")) => "zpl203",
            (Some("shelf_labels"), _) => "zpl300",
            _ => continue,
        };
        let way = json!({ "paper": paper, "printer": ROLL, "format": format });
        let bytes = sent(&cups, &roll, port, ("paper.print", &way), &mut jobs);
        starts(&bytes, b"^XA", &paper.to_string());
        assert!(bytes.trim_ascii_end().ends_with(b"^XZ"), "{paper}");
    }
    // A sale paid in cash: the drawer opens with the original and never with a copy.
    let (_, receipt) = sold_for_cash(port);
    let way = json!({ "documentId": receipt, "printer": ROLL, "format": "escpos", "drawer": true });
    let original = sent(&cups, &roll, port, ("document.print", &way), &mut jobs);
    let copy = sent(&cups, &roll, port, ("document.print", &way), &mut jobs);
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
