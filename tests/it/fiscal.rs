//! The records for the Spanish tax agency through the registry: made with the document or not at all, walked, written to files, sent, and ended
//! where an older copy of the books was put back.

mod service;

use encargo_store::testing::forge_records;
use serde_json::{Value, json};

use crate::story::Story;
use crate::tls::{Authority, accept, line};
use service::{Mood, Service};

const SHOP: &str = "
place MAD dc 40.30 -3.73
place VLC store 39.47 -0.38
item MUG 12.10
stock VLC MUG 50
customer B&B 46001 business
";

/// A shop that keeps records; `fiscal` is what it set.
async fn shop(fiscal: Value) -> Story {
    let mut story = Story::begin().await;
    story.tell("shop", SHOP).await;
    set(&mut story, fiscal).await.unwrap();
    story
}

async fn set(story: &mut Story, fiscal: Value) -> Result<Value, String> {
    let mut company = story.call("company.get", json!({})).await.unwrap()["company"].clone();
    company["fiscal"] = fiscal;
    story
        .call("company.save", json!({ "company": company }))
        .await
}

fn verifactu() -> Value {
    json!({ "mode": "veri_factu" })
}

/// Somebody takes a mug along; the number of their invoice.
async fn sale(story: &mut Story, order: &str) -> String {
    sold(
        story,
        &format!("order {order} - carry_out@VLC MUG x1"),
        order,
    )
    .await
}

async fn sold(story: &mut Story, line: &str, order: &str) -> String {
    let lines =
        format!("{line}\nverify {order}\nconfirm {order}\npay {order} card due\nhandover {order}");
    story.tell("sale", &lines).await;
    let issued = invoice(story, order).await;
    issued["number"].as_str().unwrap().to_owned()
}

async fn invoice(story: &mut Story, order: &str) -> Value {
    let id = story.order_id(order);
    story
        .call("invoice.issue", json!({ "orderId": id }))
        .await
        .unwrap()
}

async fn chain(story: &mut Story) -> Value {
    story.call("chain.get", json!({})).await.unwrap()
}

/// Position, number, kind and status of the records, oldest first.
async fn records(story: &mut Story) -> Vec<(i64, String, String, String)> {
    let page = story
        .call("chain.records", json!({ "limit": 100 }))
        .await
        .unwrap();
    let text = |row: &Value, name: &str| row[name].as_str().unwrap().to_owned();
    page["rows"]
        .as_array()
        .unwrap()
        .iter()
        .rev()
        .map(|row| {
            let position = row["position"].as_i64().unwrap();
            (
                position,
                text(row, "number"),
                text(row, "kind"),
                text(row, "status"),
            )
        })
        .collect()
}

async fn sound(story: &mut Story) -> Value {
    let report = story.call("chain.verify", json!({})).await.unwrap();
    assert_eq!(report["findings"], json!([]), "{report:#}");
    report
}

#[tokio::test(flavor = "multi_thread")]
async fn every_document_leaves_a_record_that_names_the_one_before() {
    let mut story = shop(verifactu()).await;
    let first = sale(&mut story, "O1").await;
    let full = sold(&mut story, "order O2 B&B carry_out@VLC MUG x10", "O2").await;
    let order = story.order_id("O2");
    let back = json!({ "orderId": order, "locationId": story.place_id("VLC"), "tender": "card",
        "lines": [{ "lineId": 1, "quantity": 4, "reason": "defective", "disposition": "restock" }] });
    story.call("return.take_back", back).await.unwrap();
    let numbers: Vec<_> = records(&mut story).await;
    assert_eq!(numbers.len(), 3);
    assert_eq!((numbers[0].0, numbers[0].1.as_str()), (1, first.as_str()));
    assert_eq!((numbers[1].0, numbers[1].1.as_str()), (2, full.as_str()));
    assert_eq!(
        (numbers[2].0, numbers[2].1.as_str()),
        (3, "T1-R-2026-000001")
    );
    let report = sound(&mut story).await;
    assert_eq!(
        (report["chains"].as_u64(), report["records"].as_u64()),
        (Some(1), Some(3))
    );
    let view = chain(&mut story).await;
    assert_eq!(
        (&view["records"], &view["waiting"], &view["concerned"]),
        (&json!(3), &json!(3), &json!(true))
    );

    // The files: links and signs as the agency has them.
    let folder = tempfile::tempdir().unwrap();
    let done = story
        .call("chain.export", json!({ "folder": folder.path() }))
        .await
        .unwrap();
    assert_eq!(
        done["files"],
        json!(["B12345674-T1-records-0001.xml", "B12345674-T1-records.json"])
    );
    let read = |name: &str| std::fs::read_to_string(folder.path().join(name)).unwrap();
    let fields: Value = serde_json::from_str(&read("B12345674-T1-records.json")).unwrap();
    assert_eq!(
        fields
            .as_array()
            .unwrap()
            .iter()
            .map(|r| (
                r["TipoFactura"].as_str().unwrap(),
                r["ImporteTotal"].as_str().unwrap()
            ))
            .collect::<Vec<_>>(),
        [("F2", "12.10"), ("F1", "121.00"), ("R1", "-48.40")]
    );
    assert_eq!(fields[0]["HuellaAnterior"], "");
    assert_eq!(fields[1]["HuellaAnterior"], fields[0]["Huella"]);
    assert_eq!(fields[2]["HuellaAnterior"], fields[1]["Huella"]);
    assert!(
        fields[0]["FechaHoraHusoGenRegistro"]
            .as_str()
            .unwrap()
            .ends_with("+01:00"),
        "March in Madrid"
    );
    let xml = read("B12345674-T1-records-0001.xml");
    for part in [
        "<sf:NombreRazon>B&amp;B</sf:NombreRazon><sf:NIF>B98765431</sf:NIF>",
        "<sf:TipoRectificativa>I</sf:TipoRectificativa><sf:FacturasRectificadas>",
        "<sf:BaseImponibleOimporteNoSujeto>-40.00</sf:BaseImponibleOimporteNoSujeto><sf:CuotaRepercutida>-8.40</sf:CuotaRepercutida>",
    ] {
        assert!(xml.contains(part), "{part} is not in {xml}");
    }
    story.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_company_in_no_mode_keeps_nothing() {
    let mut story = shop(json!({ "mode": "none" })).await;
    sale(&mut story, "O1").await;
    let view = chain(&mut story).await;
    assert_eq!(
        (&view["records"], &view["lastHash"]),
        (&json!(0), &json!(""))
    );
    let report = sound(&mut story).await;
    assert_eq!(report["chains"], 0);
    assert_eq!(
        story.call("chain.send", json!({})).await,
        Err("sending_off".to_owned())
    );
    story.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_amount_names_its_record_and_no_other() {
    let mut story = shop(verifactu()).await;
    for order in ["O1", "O2", "O3"] {
        sale(&mut story, order).await;
    }
    sound(&mut story).await;
    let to = "\"number\":\"T1-S-2026-000009\",\"issuedOn\"";
    let from = "\"number\":\"T1-S-2026-000002\",\"issuedOn\"";
    forge_records(&story.database(), from, to).await.unwrap();
    let report = story.call("chain.verify", json!({})).await.unwrap();
    let findings = report["findings"].as_array().unwrap();
    // The forger changed the number in the record, in the link of the next one too, and gave neither the right hash.
    assert_eq!(findings.len(), 1, "{report:#}");
    assert_eq!(
        findings[0],
        json!({ "deviceCode": "T1", "position": 2, "number": "T1-S-2026-000009", "flaw": "hash" })
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_has_begun_to_send_stays_until_the_year_ends() {
    let mut story = shop(json!({ "mode": "veri_factu", "production": true })).await;
    set(&mut story, json!({ "mode": "none" })).await.unwrap();
    set(
        &mut story,
        json!({ "mode": "veri_factu", "production": true }),
    )
    .await
    .unwrap();
    sale(&mut story, "O1").await;
    for other in [
        json!({ "mode": "none" }),
        json!({ "mode": "non_verifiable", "production": true }),
        json!({ "mode": "veri_factu", "production": false }),
    ] {
        assert_eq!(set(&mut story, other).await, Err("fiscal_bound".to_owned()));
    }
    assert_eq!(chain(&mut story).await["boundUntil"], "2026-12-31");
    story.tell("a year", "later 305d").await;
    set(&mut story, json!({ "mode": "none" })).await.unwrap();
    story.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mode_is_for_those_the_law_gives_it_to() {
    let mut story = Story::begin().await;
    story.tell("shop", SHOP).await;
    let view = story.call("company.get", json!({})).await.unwrap();
    let with = |change: &dyn Fn(&mut Value)| {
        let mut company = view["company"].clone();
        company["fiscal"] = verifactu();
        change(&mut company);
        json!({ "company": company })
    };
    for (change, code) in [
        (
            &(|c: &mut Value| c["address"]["postalCode"] = "48001".into()) as &dyn Fn(&mut Value),
            "fiscal_place",
        ),
        (
            &|c: &mut Value| c["address"]["country"] = "DE".into(),
            "fiscal_place",
        ),
        (
            &|c: &mut Value| c["taxId"] = "B12345675".into(),
            "field_invalid",
        ),
        (
            &|c: &mut Value| c["currency"] = "USD".into(),
            "fiscal_euros",
        ),
    ] {
        let refused = story.call("company.save", with(change)).await;
        assert_eq!(refused, Err(code.to_owned()));
    }
    story.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_sent_is_logged() {
    let mut story = shop(json!({ "mode": "non_verifiable" })).await;
    sale(&mut story, "O1").await;
    assert_eq!(records(&mut story).await[0].3, "kept");
    sound(&mut story).await;
    let folder = tempfile::tempdir().unwrap();
    story
        .call("chain.export", json!({ "folder": folder.path() }))
        .await
        .unwrap();
    set(&mut story, json!({ "mode": "none" })).await.unwrap();
    // Begun; records and log checked, and written to files; ended.
    assert_eq!(chain(&mut story).await["logged"], 6);
    let report = sound(&mut story).await;
    assert_eq!(report["logged"], 6, "in no mode nothing is added");
    let log = std::fs::read_to_string(folder.path().join("B12345674-T1-log-0002.xml")).unwrap();
    assert!(log.contains("<sf:TipoEvento>03</sf:TipoEvento>"), "{log}");
    story.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_log_is_summed_up_every_six_hours_of_work() {
    let mut story = shop(json!({ "mode": "non_verifiable" })).await;
    sale(&mut story, "O1").await;
    sale(&mut story, "O2").await;
    let written = |answer: Value| answer["written"].clone();
    let summarise = ("chain.summarise", json!({}));
    let early = story.call(summarise.0, summarise.1.clone()).await.unwrap();
    assert_eq!(written(early), json!(false), "not yet");
    story.wait_hours(6);
    let due = story.call(summarise.0, summarise.1.clone()).await.unwrap();
    assert_eq!(written(due), json!(true));
    story.wait_hours(7);
    let quiet = story.call(summarise.0, summarise.1).await.unwrap();
    assert_eq!(written(quiet), json!(false), "nothing happened since");
    let folder = tempfile::tempdir().unwrap();
    let to = json!({ "folder": folder.path() });
    story.call("chain.export", to).await.unwrap();
    let log = std::fs::read_to_string(folder.path().join("B12345674-T1-log-0002.xml")).unwrap();
    for part in [
        "<sf:TipoEvento>10</sf:TipoEvento>",
        "<sf:ResumenEventos><sf:TipoEvento><sf:TipoEvento>01</sf:TipoEvento><sf:NumeroDeEventos>1<",
        "<sf:RegistroFacturacionFinalPeriodo><sf:IDEmisorFactura>B12345674</sf:IDEmisorFactura><sf:NumSerieFactura>T1-S-2026-000002<",
        "<sf:NumeroDeRegistrosFacturacionAltaGenerados>2<",
        "<sf:NumeroDeRegistrosFacturacionAnulacionGenerados>0<",
    ] {
        assert!(log.contains(part), "{part} in {log}");
    }
    sound(&mut story).await;
    story.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_older_copy_ends_the_series_and_begins_others() {
    let mut story = shop(verifactu()).await;
    assert_eq!(sale(&mut story, "O1").await, "T1-S-2026-000001");
    let (mut story, copy) = story.copied().await;
    assert_eq!(sale(&mut story, "O2").await, "T1-S-2026-000002");
    assert_eq!(sale(&mut story, "O3").await, "T1-S-2026-000003");
    let mut story = story.put_back(&copy).await;
    let view = chain(&mut story).await;
    assert_eq!(
        (&view["deviceCode"], &view["renewal"]["endedCode"]),
        (&json!("T1B"), &json!("T1"))
    );
    assert_eq!(view["renewal"]["lastKnown"], "T1-S-2026-000003");
    // 000002 and 000003 may be in somebody's hands: nobody gets them again.
    assert_eq!(sale(&mut story, "O4").await, "T1B-S-2026-000001");
    let report = sound(&mut story).await;
    assert_eq!(
        (&report["chains"], &report["records"]),
        (&json!(2), &json!(2))
    );
    assert_eq!(
        records(&mut story).await[0].0,
        1,
        "the chain of the new installation begins"
    );
    let mut story = story.restart().await;
    assert_eq!(sale(&mut story, "O5").await, "T1B-S-2026-000002");
    // The same old copy once more: yet another life.
    let mut story = story.put_back(&copy).await;
    assert_eq!(sale(&mut story, "O6").await, "T1C-S-2026-000001");
    story.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copied_database_on_another_computer_is_another_device() {
    let mut story = shop(verifactu()).await;
    sale(&mut story, "O1").await;
    let (mut story, copy) = story.copied().await;
    let elsewhere = tempfile::tempdir().unwrap();
    std::fs::write(elsewhere.path().join("encargo.db"), copy).unwrap();
    let mut options =
        encargo_app::Options::new(elsewhere.path().to_owned(), encargo_app::Language::En);
    options.clock = encargo_app::Clock::Fixed {
        now_ms: 1_772_600_000_000,
        seed: 99,
    };
    let app = encargo_app::App::open(options).await.unwrap();
    let view = app.call("chain.get", json!({})).await.unwrap();
    assert_eq!(
        (&view["deviceCode"], &view["records"]),
        (&json!("T2"), &json!(0))
    );
    app.close().await;
    assert_eq!(sale(&mut story, "O2").await, "T1-S-2026-000002");
    story.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invoice_that_should_not_be_is_cancelled_and_issued_again() {
    let mut story = shop(verifactu()).await;
    sale(&mut story, "O1").await;
    let id = story.order_id("O1");
    let view = story
        .call("document.list", json!({ "orderId": id }))
        .await
        .unwrap();
    let document = view["rows"][0]["documentId"].clone();
    let cancel = |reason: &str| json!({ "documentId": document, "reason": reason });
    assert_eq!(
        story.call("document.cancel", cancel(" ")).await,
        Err("field_required".to_owned())
    );
    let done = story
        .call("document.cancel", cancel("Cliente equivocado"))
        .await;
    assert_eq!(done.unwrap()["number"], "T1-S-2026-000001");
    assert_eq!(
        story.call("document.cancel", cancel("again")).await,
        Err("nothing_to_do".to_owned())
    );
    let again = invoice(&mut story, "O1").await;
    assert_eq!(again["number"], "T1-S-2026-000002");
    assert_eq!(again["totalMinor"], 1_210);
    let kinds: Vec<_> = records(&mut story)
        .await
        .into_iter()
        .map(|(_, number, kind, _)| (number, kind))
        .collect();
    let one = |number: &str, kind: &str| (number.to_owned(), kind.to_owned());
    assert_eq!(
        kinds,
        [
            one("T1-S-2026-000001", "registration"),
            one("T1-S-2026-000001", "cancellation"),
            one("T1-S-2026-000002", "registration"),
        ]
    );
    let list = story
        .call("document.list", json!({ "orderId": id }))
        .await
        .unwrap();
    let cancelled: Vec<_> = list["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|r| r["cancelled"].as_bool().unwrap())
        .collect();
    assert_eq!(cancelled, [false, true], "newest first");
    // What was credited cannot be taken back any more.
    let document = list["rows"][0]["documentId"].clone();
    let back = json!({ "orderId": id, "locationId": story.place_id("VLC"), "tender": "card",
        "lines": [{ "lineId": 1, "quantity": 1, "reason": "defective", "disposition": "restock" }] });
    story.call("return.take_back", back).await.unwrap();
    let refused = story
        .call(
            "document.cancel",
            json!({ "documentId": document, "reason": "late" }),
        )
        .await;
    assert_eq!(refused, Err("invoice_credited".to_owned()));
    sound(&mut story).await;
    story.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_waits_is_sent_and_an_outage_is_told() {
    let mut service = Service::start();
    let mut story = shop(verifactu()).await;
    for order in ["O1", "O2"] {
        sale(&mut story, order).await;
    }
    let on =
        json!({ "mode": "veri_factu", "sending": { "on": true, "address": service.address() } });
    set(&mut story, on).await.unwrap();

    service.will(Mood::HangUp);
    let out = story.call("chain.send", json!({})).await.unwrap();
    assert_ne!(out["hindrance"], "", "{out}");
    assert!(
        !service.heard().contains("Incidencia"),
        "the first try was in time"
    );
    service.will(Mood::HangUp);
    story.call("chain.send", json!({})).await.unwrap();
    assert!(service.heard().contains("Incidencia"), "the second was not");
    let early = story.call("chain.send", json!({})).await.unwrap();
    assert_eq!(early["sent"], 0, "pauses grow");
    assert_eq!(chain(&mut story).await["waiting"], 2);

    sale(&mut story, "O3").await;
    story.tell("later", "later 1d").await;
    service.will(Mood::Answer(&[
        "Correcto",
        "Incorrecto",
        "AceptadoConErrores",
    ]));
    let out = story.call("chain.send", json!({})).await.unwrap();
    assert_eq!(
        (&out["sent"], &out["accepted"], &out["refused"]),
        (&json!(3), &json!(2), &json!(1))
    );
    let heard = service.heard();
    assert!(
        heard.contains("<sf:Incidencia>S</sf:Incidencia>"),
        "{heard}"
    );
    let statuses: Vec<_> = records(&mut story).await.into_iter().map(|r| r.3).collect();
    assert_eq!(statuses, ["accepted", "refused", "accepted_with_errors"]);
    let refused = story
        .call("chain.records", json!({ "onlyRefused": true }))
        .await
        .unwrap();
    assert_eq!(refused["total"], 2);
    assert_eq!(
        refused["rows"][1]["answerText"],
        "El NIF no está identificado."
    );
    let view = chain(&mut story).await;
    assert_eq!(
        (&view["waiting"], &view["refused"], &view["hindrance"]),
        (&json!(0), &json!(1), &json!(""))
    );

    // Both are put right by records of their own, once.
    let rows = refused["rows"].as_array().unwrap().clone();
    for row in rows.iter().rev() {
        let amend = json!({ "documentId": row["documentId"] });
        story.call("chain.amend", amend).await.unwrap();
    }
    let again = json!({ "documentId": rows[0]["documentId"] });
    assert_eq!(
        story.call("chain.amend", again).await,
        Err("nothing_to_do".to_owned()),
        "it waits already"
    );
    let open = json!({ "onlyRefused": true });
    assert_eq!(story.call("chain.records", open).await.unwrap()["total"], 0);
    story.tell("later", "later 1d").await;
    service.will(Mood::Answer(&["Correcto", "Correcto"]));
    story.call("chain.send", json!({})).await.unwrap();
    let heard = service.heard();
    for part in [
        "<sf:Subsanacion>S</sf:Subsanacion><sf:RechazoPrevio>X</sf:RechazoPrevio><sf:TipoFactura>",
        "<sf:Subsanacion>S</sf:Subsanacion><sf:RechazoPrevio>N</sf:RechazoPrevio><sf:TipoFactura>",
    ] {
        assert!(heard.contains(part), "{part} is not in {heard}");
    }
    let view = chain(&mut story).await;
    assert_eq!((&view["waiting"], &view["refused"]), (&json!(0), &json!(0)));

    // What is issued after the outage is in time again; and the service's own pause is kept.
    sale(&mut story, "O4").await;
    story.tell("later", "later 1d").await;
    service.will(Mood::Fault(
        "Codigo[4112]. El titular del certificado debe ser Obligado Emisión.",
    ));
    let out = story.call("chain.send", json!({})).await.unwrap();
    assert!(out["hindrance"].as_str().unwrap().contains("4112"), "{out}");
    service.heard();
    story.tell("later", "later 1d").await;
    service.will(Mood::Answer(&["Correcto"]));
    let out = story.call("chain.send", json!({})).await.unwrap();
    assert_eq!(
        (&out["accepted"], &out["hindrance"]),
        (&json!(1), &json!(""))
    );
    assert!(!service.heard().contains("Incidencia"));
    sound(&mut story).await;
    story.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn to_a_service_nobody_vouches_for_no_record_is_sent() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!(
        "https://{}/wlpl/VerifactuSOAP",
        listener.local_addr().unwrap()
    );
    let config = Authority::new().server("127.0.0.1");
    let (say, heard) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        while let Ok((socket, _)) = listener.accept() {
            say.send(line(&mut accept(&config, socket))).unwrap();
        }
    });
    let mut fiscal = verifactu();
    fiscal["sending"] = json!({ "on": true, "certificate": "", "address": address });
    let mut story = shop(fiscal).await;
    sale(&mut story, "O1").await;
    let done = story.call("chain.send", json!({})).await.unwrap();
    let told = done["hindrance"].as_str().unwrap();
    assert!(told.contains("certificate"), "{told}");
    assert_eq!(
        (&done["accepted"], &done["refused"]),
        (&json!(0), &json!(0))
    );
    assert_eq!(
        heard.recv().unwrap(),
        None,
        "they hung up before the first word"
    );
    let view = chain(&mut story).await;
    assert_eq!(
        (&view["waiting"], &view["hindrance"]),
        (&json!(1), &done["hindrance"])
    );
    story.end().await;
}
