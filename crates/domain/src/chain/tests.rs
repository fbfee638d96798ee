use super::*;
use crate::document::DocumentKind;
use crate::time::{LocalDate, Timestamp};

fn stamp(text: &str) -> Stamp {
    let at = chrono::DateTime::parse_from_rfc3339(text).unwrap();
    Stamp {
        at: Timestamp(at.timestamp_millis()),
        offset_min: at.offset().local_minus_utc() / 60,
    }
}

fn key(number: &str) -> InvoiceKey {
    InvoiceKey {
        issuer: "89890001K".to_owned(),
        number: number.to_owned(),
        issued_on: LocalDate::ymd(2024, 1, 1).unwrap(),
    }
}

fn seal(previous: Option<Link>, at: &str) -> Seal {
    Seal {
        previous,
        system: System {
            producer_name: "Casa".to_owned(),
            producer_tax_id: "89890001K".to_owned(),
            version: "0.1.0".to_owned(),
            installation: "1".to_owned(),
        },
        mode: FiscalMode::VeriFactu,
        production: false,
        generated_at: stamp(at),
        hash: String::new(),
    }
}

fn registration(position: u32, number: &str, previous: Option<Link>, at: &str) -> Registration {
    let mut record = Registration {
        position,
        document_id: DocumentId::new(uuid::Uuid::nil()),
        invoice: key(number),
        issuer_name: "Casa".to_owned(),
        kind: InvoiceType::F1,
        amends: None,
        substituted: Vec::new(),
        replaced: None,
        corrected: Vec::new(),
        operated_on: None,
        description: "x".to_owned(),
        unnamed: false,
        recipient: None,
        breakdown: Vec::new(),
        tax_minor: 1_235,
        total_minor: 12_345,
        seal: seal(previous, at),
    };
    record.seal.hash = record.computed_hash();
    record
}

/// The three examples of the agency's paper on the hash (0.1.2, section 6).
fn published() -> [ChainEvent; 3] {
    let first = registration(1, "12345678/G33", None, "2024-01-01T19:20:30+01:00");
    let second = registration(
        2,
        "12345679/G34",
        Some(first.link()),
        "2024-01-01T19:20:35+01:00",
    );
    let mut third = Cancellation {
        position: 3,
        document_id: second.document_id,
        invoice: key("12345679/G34"),
        seal: seal(Some(second.link()), "2024-01-01T19:20:40+01:00"),
    };
    third.seal.hash = third.computed_hash();
    [
        ChainEvent::Registered {
            record: Box::new(first),
        },
        ChainEvent::Registered {
            record: Box::new(second),
        },
        ChainEvent::Cancelled {
            record: Box::new(third),
        },
    ]
}

fn hash(event: &ChainEvent) -> &str {
    match event {
        ChainEvent::Registered { record } => &record.seal.hash,
        ChainEvent::Cancelled { record } => &record.seal.hash,
        other => panic!("{other:?} is no record"),
    }
}

#[test]
fn the_three_published_hashes_come_out() {
    let published = published();
    assert_eq!(
        published.each_ref().map(hash),
        [
            "3C464DAF61ACB827C65FDA19F352A4E3BDC2C640E9E9FC4CC058073F38F12F60",
            "F7B94CFD8924EDFF273501B01EE5153E4CE8F259766F88CF6ACB8935802A2B97",
            "177547C0D57AC74748561D054A9CEC14B4C4EA23D1BEFD6F2E69E3A388F90C68",
        ]
    );
    let mut verifier = Verifier::default();
    for event in &published {
        assert_eq!(verifier.walk(event), []);
    }
    assert_eq!(verifier.records(), 3);
}

fn flaws(events: &[ChainEvent]) -> Vec<(usize, Flaw)> {
    let mut verifier = Verifier::default();
    let walked = events.iter().enumerate();
    walked
        .flat_map(|(i, event)| verifier.walk(event).into_iter().map(move |flaw| (i, flaw)))
        .collect()
}

#[test]
fn what_is_changed_taken_out_or_put_elsewhere_is_named() {
    let changed = |change: fn(&mut Registration)| {
        let mut events = published();
        if let ChainEvent::Registered { record } = &mut events[1] {
            change(record);
        }
        flaws(&events)
    };
    assert_eq!(changed(|r| r.total_minor += 1), [(1, Flaw::Hash)]);
    assert_eq!(changed(|r| r.kind = InvoiceType::F2), [(1, Flaw::Hash)]);
    // Who changes a record and gives it the right hash again breaks the link of the next one.
    let forged = changed(|r| {
        r.total_minor += 1;
        r.seal.hash = r.computed_hash();
    });
    assert_eq!(forged, [(2, Flaw::Link)]);
    let [first, _, third] = published();
    assert_eq!(
        flaws(&[first.clone(), third]),
        [(1, Flaw::Link), (1, Flaw::Position), (1, Flaw::Unknown)]
    );
    assert_eq!(
        flaws(&[first.clone(), first]),
        [(1, Flaw::Link), (1, Flaw::Position), (1, Flaw::Twice)]
    );
    let late = registration(1, "A", None, "2024-01-01T19:20:40+01:00");
    let early = registration(2, "B", Some(late.link()), "2024-01-01T19:20:39+01:00");
    let event = |record| ChainEvent::Registered {
        record: Box::new(record),
    };
    assert_eq!(flaws(&[event(late), event(early)]), [(1, Flaw::Time)]);
}

#[test]
fn ten_thousand_records_are_walked_in_less_than_a_second() {
    let mut events = Vec::new();
    let mut previous = None;
    for n in 1..=10_000 {
        let record = registration(
            n,
            &format!("T1-F-2026-{n:06}"),
            previous,
            "2026-01-02T10:00:00+01:00",
        );
        previous = Some(record.link());
        events.push(ChainEvent::Registered {
            record: Box::new(record),
        });
    }
    let began = std::time::Instant::now();
    assert_eq!(flaws(&events), []);
    let took = began.elapsed();
    println!("10,000 records: {} ms", took.as_millis());
    assert!(took.as_secs() < 1, "{took:?}");
}

#[test]
fn the_offset_of_summer_and_winter_stands_in_the_time() {
    let summer = Stamp {
        at: Timestamp(1_784_707_200_999),
        offset_min: 120,
    };
    assert_eq!(summer.text(), "2026-07-22T10:00:00+02:00");
    assert_eq!(stamp("2026-12-31T23:30:00-01:00").year(), 2026);
    assert_eq!(stamp("2027-01-01T00:30:00+01:00").year(), 2027);
}

#[test]
fn a_number_is_checked_as_its_kind_asks() {
    for good in [
        "89890001K",
        "B12345674",
        "A87654323",
        "X1234567L",
        "12345678Z",
        "Q2826000H",
    ] {
        assert!(is_nif(good), "{good}");
    }
    for bad in [
        "",
        "B12345675",
        "89890001L",
        "B1234567",
        "b12345674",
        "ÑÑÑÑ5674",
        "FR1234567",
    ] {
        assert!(!is_nif(bad), "{bad}");
    }
    assert_eq!(super::nif::plain(" es-b.1234567-4 "), "B12345674");
}

#[test]
fn the_code_has_exactly_the_four_parameters_encoded() {
    assert_eq!(
        super::code::encoded("12345678&G33 ñ"),
        "12345678%26G33%20%C3%B1"
    );
    assert_eq!(super::record::decimal(-1_205), "-12.05");
    assert_eq!(super::record::decimal(-5), "-0.05");
    // The letters of the kinds of document, in the series that stand in the code.
    assert_eq!(DocumentKind::CreditNote.series_letter(), "R");
}

#[test]
fn a_clock_that_was_set_back_makes_no_record() {
    let chain_id = ChainId::of(DeviceId::new(uuid::Uuid::nil()), 1, "89890001K");
    let opened = ChainEvent::Opened {
        installation: "1".to_owned(),
        device_code: "T1".to_owned(),
        issuer: "89890001K".to_owned(),
    };
    let mut chain = Chain::apply(None, chain_id, &opened);
    for event in published() {
        chain = Chain::apply(chain, chain_id, &event);
    }
    let chain = chain.unwrap();
    assert_eq!((chain.records, chain.waiting), (3, 3));
    let company: Company = serde_json::from_value(serde_json::json!({
        "companyId": "01900000-0000-7000-8000-000000000001", "name": "Casa", "legalName": "Casa S.L.", "taxId": "89890001K", "vatId": "",
        "address": { "country": "ES", "postalCode": "28013" }, "email": "", "phone": "", "web": "", "registerText": "", "iban": "",
        "currency": "EUR", "pricesIncludeTax": true, "language": "es", "timeZone": "Europe/Madrid", "taxRates": [], "carriers": [],
        "options": {}, "fiscal": { "mode": "veri_factu" }, "demo": false
    }))
    .unwrap();
    let cancel = |at: &str| {
        let document_id = DocumentId::new(uuid::Uuid::nil());
        chain.decide_cancel(
            document_id,
            key("12345678/G33"),
            &company,
            "0.1.0",
            stamp(at),
        )
    };
    let refused = cancel("2024-01-01T19:20:39+01:00").unwrap_err();
    assert_eq!(refused.code, Code::ClockBehind);
    assert!(
        cancel("2024-01-01T19:20:40+01:00").is_ok(),
        "the same second will do"
    );
    let mut company = company;
    company.fiscal.check(&company).unwrap();
    company.address.postal_code = "20001".to_owned();
    assert_eq!(
        company.fiscal.check(&company).unwrap_err().code,
        Code::FiscalPlace,
        "Gipuzkoa has its own"
    );
}
