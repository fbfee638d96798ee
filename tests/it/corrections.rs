//! Invoices corrected by difference and by substitution, full invoices for receipts, numbers by establishment: what the paper, the two e-invoice
//! syntaxes and the record for the tax agency say of each.

use base64::Engine as _;
use serde_json::{Value, json};

use crate::story::Story;

const SHOP: &str = "
place MAD dc 40.30 -3.73
place VLC store 39.47 -0.38
item MUG 12.10
stock VLC MUG 80
customer B&B 46001 business
";

/// A shop in Veri*Factu mode.
async fn shop() -> Story {
    let mut story = Story::begin().await;
    story.tell("shop", SHOP).await;
    let mut company = story.call("company.get", json!({})).await.unwrap()["company"].clone();
    company["fiscal"] = json!({ "mode": "veri_factu" });
    story
        .call("company.save", json!({ "company": company }))
        .await
        .unwrap();
    story
}

/// Mugs sold over the counter and invoiced; the document's id.
async fn sold(story: &mut Story, order: &str, to: &str, units: u32) -> Value {
    let lines = format!(
        "order {order} {to} carry_out@VLC MUG x{units}\nverify {order}\nconfirm {order}\npay {order} card due\nhandover {order}"
    );
    story.tell("sale", &lines).await;
    let id = story.order_id(order);
    let issued = story.call("invoice.issue", json!({ "orderId": id })).await;
    issued.unwrap()["documentId"].clone()
}

/// Mugs brought back over the counter; the number of the corrective.
async fn brought_back(
    story: &mut Story,
    order: &str,
    units: u32,
    way: &str,
) -> Result<String, String> {
    let back = json!({ "orderId": story.order_id(order), "locationId": story.place_id("VLC"), "tender": "card", "way": way,
        "lines": [{ "lineId": 1, "quantity": units, "reason": "defective", "disposition": "restock" }] });
    let done = story.call("return.take_back", back).await?;
    Ok(done["creditNote"]["number"].as_str().unwrap().to_owned())
}

async fn documents(story: &mut Story) -> Vec<(String, String, i64)> {
    let page = story
        .call("document.list", json!({ "limit": 100 }))
        .await
        .unwrap();
    let text = |row: &Value, name: &str| row[name].as_str().unwrap().to_owned();
    let rows = page["rows"].as_array().unwrap();
    rows.iter()
        .rev()
        .map(|row| {
            (
                text(row, "number"),
                text(row, "kind"),
                row["totalMinor"].as_i64().unwrap(),
            )
        })
        .collect()
}

async fn id_of(story: &mut Story, number: &str) -> Value {
    let page = story
        .call("document.list", json!({ "text": number, "limit": 5 }))
        .await
        .unwrap();
    page["rows"][0]["documentId"].clone()
}

async fn ubl(story: &mut Story, document_id: &Value) -> String {
    let file = story
        .call(
            "document.file",
            json!({ "documentId": document_id, "format": "ubl" }),
        )
        .await
        .unwrap();
    let bytes = base64::engine::general_purpose::STANDARD
        .decode(file["base64"].as_str().unwrap())
        .unwrap();
    String::from_utf8(bytes).unwrap()
}

/// The records as they are exported: fields of the hashes, and the XML.
async fn exported(story: &mut Story) -> (Vec<(String, String)>, String) {
    let folder = tempfile::tempdir().unwrap();
    story
        .call("chain.export", json!({ "folder": folder.path() }))
        .await
        .unwrap();
    let read = |name: &str| std::fs::read_to_string(folder.path().join(name)).unwrap();
    let fields: Value = serde_json::from_str(&read("B12345674-T1-records.json")).unwrap();
    let text = |r: &Value, name: &str| r[name].as_str().unwrap().to_owned();
    let records = fields.as_array().unwrap().iter();
    let records = records.map(|r| (text(r, "TipoFactura"), text(r, "ImporteTotal")));
    (records.collect(), read("B12345674-T1-records-0001.xml"))
}

async fn sound(story: &mut Story) {
    let report = story.call("chain.verify", json!({})).await.unwrap();
    assert_eq!(report["findings"], json!([]), "{report:#}");
}

#[tokio::test(flavor = "multi_thread")]
async fn goods_brought_back_may_leave_an_invoice_that_takes_the_place_of_the_first() {
    let mut story = shop().await;
    sold(&mut story, "O1", "B&B", 10).await;
    assert_eq!(
        brought_back(&mut story, "O1", 10, "substitution").await,
        Err("correction_empty".to_owned()),
        "an invoice of nothing is none"
    );
    let second = brought_back(&mut story, "O1", 4, "substitution").await;
    assert_eq!(second.as_deref(), Ok("T1-R-2026-000001"));
    let third = brought_back(&mut story, "O1", 1, "substitution").await;
    assert_eq!(third.as_deref(), Ok("T1-R-2026-000002"));
    // From here on by difference: it corrects the one that stands.
    brought_back(&mut story, "O1", 2, "difference")
        .await
        .unwrap();
    assert_eq!(
        brought_back(&mut story, "O1", 1, "substitution").await,
        Err("correction_partly".to_owned()),
        "what was credited in part cannot be replaced as a whole"
    );
    assert_eq!(
        documents(&mut story).await,
        [
            ("T1-F-2026-000001".to_owned(), "invoice".to_owned(), 12_100),
            (
                "T1-R-2026-000001".to_owned(),
                "corrective_invoice".to_owned(),
                7_260
            ),
            (
                "T1-R-2026-000002".to_owned(),
                "corrective_invoice".to_owned(),
                6_050
            ),
            (
                "T1-R-2026-000003".to_owned(),
                "credit_note".to_owned(),
                2_420
            ),
        ]
    );
    let (records, xml) = exported(&mut story).await;
    let of = |kind: &str, total: &str| (kind.to_owned(), total.to_owned());
    assert_eq!(
        records,
        [
            of("F1", "121.00"),
            of("R1", "72.60"),
            of("R1", "60.50"),
            of("R1", "-24.20")
        ]
    );
    for part in [
        "<sf:TipoRectificativa>S</sf:TipoRectificativa><sf:FacturasRectificadas><sf:IDFacturaRectificada><sf:IDEmisorFactura>B12345674</sf:IDEmisorFactura><sf:NumSerieFactura>T1-F-2026-000001</sf:NumSerieFactura>",
        "<sf:ImporteRectificacion><sf:BaseRectificada>100.00</sf:BaseRectificada><sf:CuotaRectificada>21.00</sf:CuotaRectificada></sf:ImporteRectificacion>",
        "<sf:ImporteRectificacion><sf:BaseRectificada>60.00</sf:BaseRectificada><sf:CuotaRectificada>12.60</sf:CuotaRectificada></sf:ImporteRectificacion>",
        "<sf:TipoRectificativa>I</sf:TipoRectificativa><sf:FacturasRectificadas><sf:IDFacturaRectificada><sf:IDEmisorFactura>B12345674</sf:IDEmisorFactura><sf:NumSerieFactura>T1-R-2026-000002</sf:NumSerieFactura>",
    ] {
        assert!(xml.contains(part), "{part} is not in {xml}");
    }
    let id = id_of(&mut story, "T1-R-2026-000001").await;
    let xml = ubl(&mut story, &id).await;
    for part in [
        "<cbc:InvoiceTypeCode>384</cbc:InvoiceTypeCode>",
        "<cac:InvoiceDocumentReference><cbc:ID>T1-F-2026-000001</cbc:ID>",
    ] {
        assert!(xml.contains(part), "{part} is not in {xml}");
    }
    let first = id_of(&mut story, "T1-F-2026-000001").await;
    let cancel = json!({ "documentId": first, "reason": "twice" });
    assert_eq!(
        story.call("document.cancel", cancel).await,
        Err("invoice_credited".to_owned()),
        "another stands in its place"
    );
    sound(&mut story).await;
    story.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_receipt_is_corrected_without_a_name_in_either_way() {
    let mut story = shop().await;
    sold(&mut story, "O1", "-", 3).await;
    brought_back(&mut story, "O1", 1, "substitution")
        .await
        .unwrap();
    brought_back(&mut story, "O1", 1, "difference")
        .await
        .unwrap();
    let (records, xml) = exported(&mut story).await;
    let of = |kind: &str, total: &str| (kind.to_owned(), total.to_owned());
    assert_eq!(
        records,
        [of("F2", "36.30"), of("R5", "24.20"), of("R5", "-12.10")]
    );
    assert!(!xml.contains("Destinatarios"), "{xml}");
    story.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_ground_decides_type_and_way() {
    let mut story = shop().await;
    let mut ids = Vec::new();
    for order in ["O1", "O2", "O3"] {
        ids.push(sold(&mut story, order, "B&B", 10).await);
    }
    for (id, ground) in ids.iter().zip(["insolvency", "bad_debt", "buyer_data"]) {
        let correct = json!({ "documentId": id, "ground": ground });
        story.call("document.correct", correct).await.unwrap();
        let again = json!({ "documentId": id, "ground": "other" });
        assert_eq!(
            story.call("document.correct", again).await,
            Err("already_corrected".to_owned())
        );
    }
    let (records, _) = exported(&mut story).await;
    let of = |kind: &str, total: &str| (kind.to_owned(), total.to_owned());
    assert_eq!(
        records[3..],
        [of("R2", "-121.00"), of("R3", "-121.00"), of("R4", "121.00")]
    );
    let kinds: Vec<String> = documents(&mut story)
        .await
        .into_iter()
        .map(|d| d.1)
        .collect();
    assert_eq!(
        kinds[3..],
        ["credit_note", "credit_note", "corrective_invoice"]
    );
    let receipt = sold(&mut story, "O4", "-", 1).await;
    let wrong = json!({ "documentId": receipt, "ground": "buyer_data" });
    assert_eq!(
        story.call("document.correct", wrong).await,
        Err("field_invalid".to_owned()),
        "a receipt names nobody"
    );
    // Goods of what was written off may still come back; its tax was credited already.
    let back = json!({ "orderId": story.order_id("O1"), "locationId": story.place_id("VLC"), "tender": "card",
        "lines": [{ "lineId": 1, "quantity": 1, "reason": "size", "disposition": "restock" }] });
    let done = story.call("return.take_back", back).await.unwrap();
    assert_eq!(done["creditNote"], Value::Null);
    sound(&mut story).await;
    story.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn receipts_become_one_full_invoice_and_count_once() {
    let mut story = shop().await;
    let first = sold(&mut story, "O1", "-", 2).await;
    let second = sold(&mut story, "O2", "-", 3).await;
    let customer = story.customer_id("B&B");
    let ask = json!({ "documentIds": [first, second, first], "customerId": customer });
    let issued = story
        .call("invoice.replace_receipts", ask.clone())
        .await
        .unwrap();
    assert_eq!(
        (&issued["kind"], &issued["totalMinor"]),
        (&json!("invoice"), &json!(6_050))
    );
    assert_eq!(
        story.call("invoice.replace_receipts", ask).await,
        Err("already_corrected".to_owned())
    );
    let full = json!({ "documentIds": [issued["documentId"]], "customerId": customer });
    assert_eq!(
        story.call("invoice.replace_receipts", full).await,
        Err("receipts_differ".to_owned())
    );
    let (records, xml) = exported(&mut story).await;
    assert_eq!(records[2], ("F3".to_owned(), "60.50".to_owned()));
    assert!(
        xml.contains("<sf:FacturasSustituidas><sf:IDFacturaSustituida>")
            && !xml.contains("TipoRectificativa"),
        "{xml}"
    );
    // What comes back of it is credited against the full invoice, with a name.
    assert_eq!(
        brought_back(&mut story, "O2", 1, "substitution").await,
        Err("correction_several".to_owned()),
        "it bills two orders"
    );
    brought_back(&mut story, "O2", 1, "difference")
        .await
        .unwrap();
    let (records, xml) = exported(&mut story).await;
    assert_eq!(records[3], ("R1".to_owned(), "-12.10".to_owned()));
    assert!(xml.contains("B98765431"), "{xml}");
    sound(&mut story).await;
    story.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_establishment_with_a_code_counts_for_itself() {
    let mut story = shop().await;
    sold(&mut story, "O1", "-", 1).await;
    let rows = story.call("location.list", json!({})).await.unwrap();
    let find = |code: &str| {
        let rows = rows["rows"].as_array().unwrap().iter();
        let mut rows = rows.filter(|r| r["location"]["code"] == code);
        rows.next().unwrap()["location"].clone()
    };
    let (mut store, mut depot) = (find("VLC"), find("MAD"));
    for wrong in ["vlc", "V C", "ESTABLECIMIENTO"] {
        store["seriesCode"] = json!(wrong);
        let refused = story
            .call("location.save", json!({ "location": store }))
            .await;
        assert_eq!(refused.unwrap_err(), "field_invalid", "{wrong}");
    }
    store["seriesCode"] = json!("V1");
    story
        .call("location.save", json!({ "location": store }))
        .await
        .unwrap();
    depot["seriesCode"] = json!("V1");
    let twice = story
        .call("location.save", json!({ "location": depot }))
        .await;
    assert_eq!(
        twice.unwrap_err(),
        "field_invalid",
        "one code, one establishment"
    );
    sold(&mut story, "O2", "-", 2).await;
    brought_back(&mut story, "O2", 1, "difference")
        .await
        .unwrap();
    let numbers: Vec<String> = documents(&mut story)
        .await
        .into_iter()
        .map(|d| d.0)
        .collect();
    assert_eq!(
        numbers,
        [
            "T1-S-2026-000001",
            "V1-T1-S-2026-000001",
            "V1-T1-R-2026-000001"
        ]
    );
    sound(&mut story).await;
    story.end().await;
}
