//! Papers that are no issued documents, through the registry: each says what the books say, and nothing the books do not know.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::story::Story;

const SHOP: &str = "
place VLC store 39.47 -0.38
place MAD dc 40.42 -3.70
item MUG 12.10
item PLATE 24.20
stock VLC MUG 50
stock MAD MUG 50
stock VLC PLATE 50
customer Peñalver 46001 business
";

async fn shop() -> Story {
    let mut story = Story::begin().await;
    story.tell("shop", SHOP).await;
    story
}

/// What stands on a paper as poppler reads it, a page each; or the code of the refusal. Without poppler the file is looked at no further.
#[expect(clippy::print_stderr, reason = "a test that looks at less says so")]
async fn read(story: &mut Story, paper: Value) -> Result<Option<Vec<String>>, String> {
    let answer = story.call("paper.pdf", json!({ "paper": paper })).await?;
    let bytes = STANDARD.decode(answer["base64"].as_str().unwrap()).unwrap();
    assert!(bytes.starts_with(b"%PDF-1.7"), "{paper}");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("paper.pdf");
    std::fs::write(&path, &bytes).unwrap();
    let read = std::process::Command::new("pdftotext")
        .args(["-layout", path.to_str().unwrap(), "-"])
        .output();
    let Ok(read) = read else {
        eprintln!("SKIPPED: poppler is not installed; the text of {paper} was not looked at");
        return Ok(None);
    };
    let text = String::from_utf8(read.stdout).unwrap();
    // Amounts are written with spaces that do not break.
    let text = text.replace(['\u{a0}', '\u{202f}'], " ");
    let pages = text.split_terminator('\u{c}').map(str::to_owned);
    Ok(Some(pages.collect()))
}

/// The paper says all of `wanted` on its first page.
async fn says(story: &mut Story, paper: Value, wanted: &[&str]) {
    let Some(pages) = read(story, paper.clone()).await.unwrap() else {
        return;
    };
    for part in wanted {
        assert!(
            pages[0].contains(part),
            "{part} is not on {paper}:\n{}",
            pages[0]
        );
    }
}

async fn refused(story: &mut Story, paper: Value, code: &str) {
    let outcome = read(story, paper.clone()).await;
    assert_eq!(outcome.map(|_| ()), Err(code.to_owned()), "{paper}");
}

fn of_order(story: &Story, kind: &str, order: &str) -> Value {
    json!({ "kind": kind, "orderId": story.order_id(order) })
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_is_offered_at_the_prices_of_today() {
    let mut story = shop().await;
    let (mug, plate) = (story.item_id("MUG"), story.item_id("PLATE"));
    let input = json!({
        "channel": "phone", "locationId": story.place_id("VLC"), "customerId": story.customer_id("Peñalver"),
        "deliveries": [{ "method": "ship" }],
        "lines": [{ "itemId": mug, "quantity": 3, "delivery": 0, "discountBp": 1_000 }, { "itemId": plate, "quantity": 1, "delivery": 0 }]
    });
    let draft = story.call("order.save_draft", json!({ "input": input }));
    let draft = draft.await.unwrap();
    let id = &draft["orderId"];
    let number = draft["number"].as_str().unwrap();
    let offer = json!({ "kind": "quotation", "orderId": id, "until": "2026-03-31" });
    // 3 × 12,10 less 10 % + 24,20 + 4,90 of freight, 21 % in it.
    let sums = [
        "Presupuesto",
        number,
        "Peñalver",
        "MUG",
        "32,67 €",
        "61,77 €",
        "51,05 €",
        "10,72 €",
    ];
    says(&mut story, offer, &sums).await;
    says(
        &mut story,
        json!({ "kind": "quotation", "orderId": id, "until": "2026-03-31" }),
        &["31/03/2026"],
    )
    .await;
    let late = json!({ "kind": "quotation", "orderId": id, "until": "2026-03-01" });
    refused(&mut story, late, "field_invalid").await;
    says(
        &mut story,
        json!({ "kind": "proforma", "orderId": id }),
        &["Factura proforma", "61,77 €"],
    )
    .await;
    refused(
        &mut story,
        json!({ "kind": "order_confirmation", "orderId": id }),
        "wrong_state",
    )
    .await;

    story.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_order_is_confirmed_and_asked_to_be_paid() {
    let mut story = shop().await;
    story
        .tell(
            "order",
            "order O1 Peñalver ship MUG x2\nverify O1\nconfirm O1\npay O1 transfer 10.00",
        )
        .await;
    let confirmed = of_order(&story, "order_confirmation", "O1");
    // 2 × 12,10 + 4,90.
    says(
        &mut story,
        confirmed.clone(),
        &["Confirmación de pedido", "29,10 €", "10,00 €", "19,10 €"],
    )
    .await;
    let offer = of_order(&story, "quotation", "O1");
    refused(&mut story, offer, "wrong_state").await;
    let asked = of_order(&story, "proforma", "O1");
    says(&mut story, asked.clone(), &["29,10 €", "19,10 €"]).await;
    story.tell("paid", "pay O1 transfer due").await;
    refused(&mut story, asked, "wrong_state").await;
    let before = story.call("paper.pdf", json!({ "paper": confirmed.clone() }));
    let before = before.await.unwrap();
    assert!(
        before["fileName"]
            .as_str()
            .unwrap()
            .ends_with(" order-confirmation.pdf")
    );
    story
        .tell("off", "order O2 Peñalver ship MUG x1\ncancel O2")
        .await;
    let off = of_order(&story, "order_confirmation", "O2");
    refused(&mut story, off, "wrong_state").await;
    story.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_confirmation_leaves_out_what_was_cancelled() {
    let mut story = shop().await;
    story
        .tell(
            "order",
            "order O1 Peñalver carry_out@VLC MUG x3 PLATE x1\nverify O1",
        )
        .await;
    let cancel = json!({ "orderId": story.order_id("O1"), "lines": [{ "lineId": 1, "quantity": 2 }, { "lineId": 2, "quantity": 1 }], "reason": "x" });
    story.call("order.cancel", cancel).await.unwrap();
    let paper = of_order(&story, "order_confirmation", "O1");
    refused(&mut story, paper.clone(), "wrong_state").await;
    story.tell("bound", "confirm O1").await;
    let pages = read(&mut story, paper).await.unwrap();
    if let Some(pages) = pages {
        assert!(
            pages[0].contains("12,10 €") && !pages[0].contains("PLATE"),
            "{}",
            pages[0]
        );
    }
    story.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_comes_back_has_its_slip_and_its_label() {
    let mut story = shop().await;
    story.tell("sale", "order O1 Peñalver carry_out@VLC MUG x2\nverify O1\nconfirm O1\npay O1 card due\nhandover O1").await;
    let lines = json!([{ "lineId": 1, "quantity": 1, "reason": "defective" }]);
    let asked = json!({ "orderId": story.order_id("O1"), "locationId": story.place_id("VLC"), "lines": lines });
    let made = story.call("return.authorize", asked).await.unwrap();
    let (id, number) = (&made["returnId"], made["number"].as_str().unwrap());
    let slip = json!({ "kind": "return_slip", "returnId": id });
    says(
        &mut story,
        slip.clone(),
        &[
            "Hoja de devolución",
            number,
            "MUG",
            "Defectuoso",
            "Casa · VLC",
        ],
    )
    .await;
    let label = json!({ "kind": "return_label", "returnId": id });
    says(
        &mut story,
        label.clone(),
        &["Devolución a", "Casa · VLC", number, "Peñalver"],
    )
    .await;
    story
        .call("return.cancel", json!({ "returnId": id }))
        .await
        .unwrap();
    refused(&mut story, slip, "wrong_state").await;
    refused(&mut story, label, "wrong_state").await;
    story.end().await;
}

/// A transfer of MAD to VLC and a purchase order to MAD, 7 mugs each.
async fn on_its_way(story: &mut Story) -> (Value, Value) {
    let lines = json!([{ "itemId": story.item_id("MUG"), "quantity": 7 }]);
    let transfer = json!({ "fromLocationId": story.place_id("MAD"), "toLocationId": story.place_id("VLC"), "expectedOn": "2026-03-05", "lines": lines });
    let transfer = story.call("transfer.create", transfer).await.unwrap();
    let purchase = json!({ "supplierName": "Porcelanas Ñ", "locationId": story.place_id("MAD"), "expectedOn": "2026-03-04", "lines": lines });
    let purchase = story.call("purchase_order.place", purchase).await.unwrap();
    (transfer, purchase)
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_on_its_way_is_listed() {
    let mut story = shop().await;
    let (transfer, purchase) = on_its_way(&mut story).await;
    let open = story.call("supply.list", json!({})).await.unwrap();
    let first = json!({
        "kind": "purchase_order", "id": purchase["purchaseOrderId"], "number": purchase["number"], "status": "placed", "fromName": "Porcelanas Ñ",
        "toName": "MAD", "lineCount": 1, "unitCount": 7, "received": 0, "expectedOn": "2026-03-04"
    });
    assert_eq!((&open["total"], &open["rows"][0]), (&json!(2), &first));
    let off = json!({ "transferId": transfer["transferId"] });
    story.call("transfer.cancel", off).await.unwrap();
    let open = story.call("supply.list", json!({})).await.unwrap();
    let done = story.call("supply.list", json!({ "done": true })).await;
    let done = done.unwrap();
    assert_eq!((&open["total"], &done["total"]), (&json!(1), &json!(1)));
    assert_eq!(done["rows"][0]["number"], transfer["number"]);
    story.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_on_its_way_has_its_papers_until_it_is_called_off() {
    let mut story = shop().await;
    let (transfer, purchase) = on_its_way(&mut story).await;
    let (moved, ordered) = (&transfer["transferId"], &purchase["purchaseOrderId"]);
    let note = json!({ "kind": "transfer_note", "transferId": moved });
    let number = transfer["number"].as_str().unwrap();
    let wanted = [
        "Nota de traspaso",
        number,
        "Casa · MAD",
        "Casa · VLC",
        "MUG",
        "7",
    ];
    says(&mut story, note.clone(), &wanted).await;
    let order = json!({ "kind": "purchase_order", "purchaseOrderId": ordered });
    let wanted = ["Pedido a proveedor", "Porcelanas Ñ", "MUG", "04/03/2026"];
    says(&mut story, order.clone(), &wanted).await;
    if let Some(pages) = read(&mut story, order.clone()).await.unwrap() {
        let page = &pages[0];
        assert!(
            !page.contains('€'),
            "no price the books do not know:\n{page}"
        );
    }
    let off = json!({ "transferId": moved });
    story.call("transfer.cancel", off).await.unwrap();
    refused(&mut story, note, "wrong_state").await;
    let off = json!({ "purchaseOrderId": ordered });
    story.call("purchase_order.cancel", off).await.unwrap();
    refused(&mut story, order, "wrong_state").await;
    story.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn labels_bear_the_price_with_tax_as_often_as_asked() {
    let mut story = shop().await;
    let items = json!([{ "itemId": story.item_id("MUG"), "copies": 2 }, { "itemId": story.item_id("PLATE"), "copies": 1 }]);
    let asked = |kind: &str, items: &Value, stock: &str| json!({ "kind": kind, "items": items, "stock": stock });
    if let Some(pages) = read(&mut story, asked("item_labels", &items, "roll"))
        .await
        .unwrap()
    {
        assert_eq!(pages.len(), 3, "a label a page");
        assert!(
            pages[0].contains("12,10 €")
                && pages[1].contains("MUG")
                && pages[2].contains("24,20 €"),
            "{pages:?}"
        );
    }
    let sheet = asked("shelf_labels", &items, "a4_sheet");
    if let Some(pages) = read(&mut story, sheet).await.unwrap() {
        assert_eq!(
            (pages.len(), pages[0].matches("12,10 €").count()),
            (1, 2),
            "{pages:?}"
        );
    }
    // A shop whose list is without tax: what a shelf says is what the customer pays.
    let mut company = story.company_record();
    company["pricesIncludeTax"] = json!(false);
    story
        .call("company.save", json!({ "company": company }))
        .await
        .unwrap();
    says(
        &mut story,
        asked("item_labels", &items, "roll"),
        &["14,64 €"],
    )
    .await;
    for copies in [0, 1_001] {
        let many = json!([{ "itemId": story.item_id("MUG"), "copies": copies }]);
        refused(
            &mut story,
            asked("item_labels", &many, "roll"),
            "bad_quantity",
        )
        .await;
    }
    let nobody = json!([{ "itemId": "01900000-0000-7000-8000-00000000ffff", "copies": 1 }]);
    refused(
        &mut story,
        asked("item_labels", &nobody, "roll"),
        "not_found",
    )
    .await;
    let bins = |codes: &[&str]| json!({ "kind": "bin_labels", "bins": codes, "stock": "roll" });
    says(&mut story, bins(&["A-03-2"]), &["A-03-2"]).await;
    refused(&mut story, bins(&[]), "bad_quantity").await;
    refused(&mut story, bins(&["A\u{301}-1"]), "field_invalid").await;
    // A sheet is begun at its first free label: two of 21 are left for three.
    let begun = |start: u32| json!({ "kind": "bin_labels", "bins": ["A-1", "A-2", "A-3"], "stock": "a4_sheet", "start": start });
    if let Some(pages) = read(&mut story, begun(20)).await.unwrap() {
        assert!(
            pages.len() == 2 && !pages[0].contains("A-3") && pages[1].contains("A-3"),
            "{pages:?}"
        );
    }
    for wrong in [0, 22] {
        refused(&mut story, begun(wrong), "field_invalid").await;
    }
    let sheet = json!({ "paper": begun(1), "format": "zpl203" });
    assert_eq!(
        story.call("paper.pdf", sheet).await,
        Err("field_invalid".to_owned()),
        "a label printer holds no sheets"
    );
    story.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn each_packed_parcel_has_a_label_with_the_carriers_number() {
    let mut story = shop().await;
    story
        .tell(
            "picked",
            "order O1 Peñalver ship MUG x2\nverify O1\nconfirm O1\npay O1 card due\npick O1",
        )
        .await;
    let order = story.order_id("O1");
    let seen = story
        .call("order.get", json!({ "orderId": order }))
        .await
        .unwrap();
    let (id, number) = (
        seen["fulfillments"][0]["fulfillmentId"].clone(),
        seen["fulfillments"][0]["number"].clone(),
    );
    let label = json!({ "kind": "shipping_label", "fulfillmentId": id });
    refused(&mut story, label.clone(), "wrong_state").await;
    story.tell("packed", "pack O1").await;
    // No number of a carrier yet: the bars are the shop's own.
    let number = number.as_str().unwrap();
    says(&mut story, label.clone(), &[number, "Peñalver", "46001"]).await;
    story.tell("gone", "ship O1").await;
    let seen = story
        .call("order.get", json!({ "orderId": order }))
        .await
        .unwrap();
    let tracking = seen["fulfillments"][0]["tracking"].as_str().unwrap();
    if !tracking.is_empty() {
        says(&mut story, label.clone(), &[tracking]).await;
    }
    for (format, dots) in [("zpl203", "^PW799"), ("zpl300", "^PW1181")] {
        let asked = json!({ "paper": label, "format": format });
        let answer = story.call("paper.pdf", asked).await.unwrap();
        let named = answer["fileName"].as_str().unwrap().rsplit_once('.');
        assert_eq!(named.unwrap().1, "zpl");
        let zpl = STANDARD.decode(answer["base64"].as_str().unwrap()).unwrap();
        let zpl = String::from_utf8(zpl).unwrap();
        assert!(zpl.starts_with("^XA") && zpl.contains(dots), "{zpl}");
    }
    story.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_is_what_was_billed_less_what_was_paid() {
    let mut story = shop().await;
    story.tell("old", "order O1 Peñalver carry_out@VLC MUG x2\nverify O1\nconfirm O1\npay O1 card due\nhandover O1\ninvoice O1\nlater 40d").await;
    story.tell("new", "order O2 Peñalver ship MUG x2\nverify O2\nconfirm O2\npay O2 cash 4.20\npick O2\npack O2\nship O2\ninvoice O2").await;
    let customer = story.customer_id("Peñalver");
    let of = |from: &str, to: &str| json!({ "kind": "statement", "customerId": customer, "from": from, "to": to });
    // Settled in March; 24,20 and 4,90 of freight billed in April, 4,20 paid of it.
    says(
        &mut story,
        of("2026-04-01", "2026-04-30"),
        &[
            "Extracto de cuenta",
            "T1-F-2026-000002",
            "29,10 €",
            "24,90 €",
        ],
    )
    .await;
    // What is owed is not due yet, or as old as it is.
    says(
        &mut story,
        of("2026-04-01", "2026-04-30"),
        &["Sin vencer", "Más de 90 días"],
    )
    .await;
    // Its tax is taken back as a bad debt: the buyer owes it as before.
    let id = story.order_id("O2");
    let view = story.call("order.get", json!({ "orderId": id })).await;
    let correct =
        json!({ "documentId": view.unwrap()["documents"][0]["documentId"], "ground": "bad_debt" });
    story.call("document.correct", correct).await.unwrap();
    let april = of("2026-04-01", "2026-04-30");
    says(&mut story, april, &["29,10 €", "24,90 €", "Sin vencer"]).await;
    if let Some(pages) = read(&mut story, of("2026-04-01", "2026-04-30"))
        .await
        .unwrap()
    {
        assert!(!pages[0].contains("T1-F-2026-000001"), "{}", pages[0]);
    }
    says(
        &mut story,
        of("2026-03-01", "2026-03-31"),
        &["T1-F-2026-000001", "Cuenta saldada"],
    )
    .await;
    refused(&mut story, of("2026-04-30", "2026-04-01"), "field_invalid").await;
    story.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_day_is_what_was_issued_and_paid_there() {
    let mut story = shop().await;
    let sale = |name: &str, pay: &str| {
        format!(
            "order {name} - carry_out@VLC MUG x2\nverify {name}\nconfirm {name}\n{pay}\nhandover {name}\ninvoice {name}"
        )
    };
    story.tell("card", &sale("O1", "pay O1 card due")).await;
    story
        .tell("mixed", &sale("O2", "pay O2 cash 20.00\npay O2 card due"))
        .await;
    story.tell("back", "return R1 O2@VLC MUG x1 size\nreceive R1 VLC\ninspect R1 restock\nrefund R1\ncredit R1").await;
    let of = |story: &Story, place: &str, on: &str| json!({ "kind": "day_report", "locationId": story.place_id(place), "on": on });
    let here = of(&story, "VLC", "2026-03-02");
    let wanted = [
        "Informe del día (Z)",
        "T1-S-2026-000001",
        "T1-S-2026-000002",
        "48,40 €",
        "T1-R-2026-000001",
        "36,30 €",
        "30,00 €",
        "6,30 €",
        "Efectivo",
        "20,00 €",
    ];
    says(&mut story, here.clone(), &wanted).await;
    if let Some(pages) = read(&mut story, here).await.unwrap() {
        for unknown in ["Fondo de caja", "Apertura", "Diferencia"] {
            assert!(
                !pages[0].contains(unknown),
                "{unknown} is not in the books:\n{}",
                pages[0]
            );
        }
    }
    for (place, on) in [("MAD", "2026-03-02"), ("VLC", "2026-03-03")] {
        let other = of(&story, place, on);
        let Some(pages) = read(&mut story, other).await.unwrap() else {
            continue;
        };
        assert!(
            pages[0].contains("0,00 €") && !pages[0].contains("T1-S"),
            "{place} {on}:\n{}",
            pages[0]
        );
    }
    story.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_paper_is_saved_where_it_was_asked_and_nowhere_else() {
    let mut story = shop().await;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("etiquetas.pdf");
    let paper = json!({ "kind": "bin_labels", "bins": ["A-1"], "stock": "roll" });
    let saved = story
        .call("paper.save", json!({ "paper": paper, "path": path }))
        .await;
    assert_eq!(saved.unwrap()["path"], json!(path));
    assert!(std::fs::read(&path).unwrap().starts_with(b"%PDF-"));
    let outcome = story
        .call(
            "paper.save",
            json!({ "paper": paper, "path": "etiquetas.pdf" }),
        )
        .await;
    assert_eq!(outcome, Err("field_invalid".to_owned()));
    let odd = json!({ "paper": { "kind": "statement", "orderId": "x" } });
    assert_eq!(
        story.call("paper.pdf", odd).await,
        Err("bad_payload".to_owned())
    );
    story.end().await;
}
