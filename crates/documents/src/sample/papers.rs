//! Sample papers that are not tax documents: one of every kind, with as many lines as asked for.

use encargo_domain::customer::Address;
use encargo_domain::document::{Document, Party, TaxGroup};
use encargo_domain::money::Currency;
use encargo_domain::order::Tender;
use encargo_domain::tax::{LineTax, TaxCategory};
use encargo_domain::time::LocalDate;
use encargo_domain::words::Language;

use super::{an_invoice, buyer, seller};
use crate::papers::{
    Ageing, GoodsKind, GoodsLine, GoodsPaper, Head, HousePaper, PickLine, PickList, SeriesRange,
    Statement, StatementRow, StatementWhat, TenderCount, TillMoment, TillReport, TillSum,
    TradeKind, TradeLine, TradePaper,
};

/// One paper of every kind with that many lines, with a name for its file.
pub fn papers(language: Language, lines: u32) -> Vec<(&'static str, HousePaper)> {
    let document = an_invoice().in_language(language).with_lines(lines).build();
    vec![
        ("packing-slip", goods(&document, GoodsKind::PackingSlip)),
        ("return-slip", goods(&document, GoodsKind::ReturnSlip)),
        ("transfer", goods(&document, GoodsKind::TransferNote)),
        ("pick-list", pick_list(&document)),
        ("quotation", trade(&document, TradeKind::Quotation)),
        ("proforma", trade(&document, TradeKind::Proforma)),
        (
            "confirmation",
            trade(&document, TradeKind::OrderConfirmation),
        ),
        ("purchase", trade(&document, TradeKind::PurchaseOrder)),
        ("statement", statement(&document)),
        ("till", till(&document)),
    ]
}

fn say(language: Language, es: &str, en: &str) -> String {
    match language {
        Language::Es => es,
        Language::En => en,
    }
    .to_owned()
}

fn head(document: &Document, number: &str) -> Head {
    Head {
        language: document.language,
        currency: document.currency,
        house: seller(),
        place: "Tienda Centro".into(),
        number: number.into(),
        on: document.issued_on,
        at: document.issued_at,
    }
}

/// A GTIN-13 with its check digit.
pub(crate) fn ean(n: u32) -> String {
    let digits = format!("84{n:010}");
    let sum: u32 = digits
        .bytes()
        .enumerate()
        .map(|(i, b)| u32::from(b - b'0') * if i % 2 == 0 { 1 } else { 3 })
        .sum();
    format!("{digits}{}", (10 - sum % 10) % 10)
}

fn address(name: &str, line1: &str, postal_code: &str, city: &str) -> Address {
    Address {
        name: name.into(),
        line1: line1.into(),
        postal_code: postal_code.into(),
        city: city.into(),
        country: "ES".into(),
        phone: "+34 600 000 000".into(),
        ..Address::default()
    }
}

fn goods(document: &Document, kind: GoodsKind) -> HousePaper {
    let language = document.language;
    let shop = address(
        "Casa Aurora · Tienda Centro",
        "Calle de la Sierpe, 27",
        "41004",
        "Sevilla",
    );
    let customer = address(
        "Marisol Núñez Jiménez",
        "Avenida de la Constitución, 118, 3.º B",
        "11004",
        "Cádiz",
    );
    let store = address(
        "Casa Aurora · Almacén Norte",
        "Polígono Calonge, calle Metalurgia, 8",
        "41007",
        "Sevilla",
    );
    let (number, from, to) = match kind {
        GoodsKind::PackingSlip => ("T1-E-000731", shop, customer),
        GoodsKind::ReturnSlip => ("RMA-000119", customer, shop),
        GoodsKind::TransferNote => ("T1-TR-000064", store, shop),
    };
    let sale = kind != GoodsKind::TransferNote;
    let lines = (1u32..)
        .zip(&document.lines)
        .map(|(n, line)| {
            let waiting = u32::from(n % 4 == 3 && kind == GoodsKind::PackingSlip);
            GoodsLine {
                sku: line.sku.clone(),
                ean: ean(n * 137),
                name: line.name.clone(),
                lots: if n % 5 == 2 {
                    vec![format!("L26{n:03}")]
                } else {
                    Vec::new()
                },
                ordered: line.quantity + waiting,
                quantity: line.quantity,
                waiting,
                unit_price_minor: None,
                note: match (kind, n % 2) {
                    (GoodsKind::ReturnSlip, 1) => {
                        say(language, "Motivo: llegó roto", "Reason: arrived broken")
                    }
                    _ => String::new(),
                },
            }
        })
        .collect();
    HousePaper::Goods(GoodsPaper {
        kind,
        head: head(document, number),
        from,
        to,
        order_number: if sale {
            document.order_number.clone()
        } else {
            String::new()
        },
        reference: String::new(),
        carrier: if kind == GoodsKind::PackingSlip {
            "Correos Express · Paq 24".into()
        } else {
            String::new()
        },
        tracking: if kind == GoodsKind::PackingSlip {
            "PQ4F7300012345678".into()
        } else {
            String::new()
        },
        parcel: Some((1, 2)),
        weight_g: 3_480,
        lines,
        gift_message: if kind == GoodsKind::PackingSlip {
            say(
                language,
                "¡Feliz cumpleaños, mamá! Para que el café te sepa siempre a domingo. Un beso muy grande de los cuatro.",
                "Happy birthday, Mum! May your coffee always taste of Sunday. Lots of love from the four of us.",
            )
        } else {
            String::new()
        },
        instructions: if sale {
            say(
                language,
                "Puede devolver lo que no le guste en cualquiera de nuestras tiendas con esta hoja, o pedir la recogida en casaaurora.example/devoluciones.",
                "Bring back what you do not like to any of our shops with this sheet, or ask for collection at casaaurora.example/returns.",
            )
        } else {
            say(
                language,
                "Frágil: una caja lleva vidrio.",
                "Fragile: one box holds glass.",
            )
        },
        return_code: if sale {
            document.order_number.clone()
        } else {
            String::new()
        },
        return_until: sale.then(|| document.issued_on.plus_days(30)),
    })
}

fn pick_list(document: &Document) -> HousePaper {
    let lines = (1u32..)
        .zip(&document.lines)
        .map(|(n, line)| PickLine {
            zone: ["A", "B", "C"]
                .get(n as usize % 3)
                .copied()
                .unwrap_or_default()
                .into(),
            bin: format!(
                "{}-{:02}-{}",
                ["A", "B", "C"]
                    .get(n as usize % 3)
                    .copied()
                    .unwrap_or_default(),
                (n * 7) % 23 + 1,
                n % 5 + 1
            ),
            quantity: line.quantity,
            sku: line.sku.clone(),
            ean: ean(n * 137),
            name: line.name.clone(),
            lot: if n % 6 == 4 {
                format!("L26{n:03}")
            } else {
                String::new()
            },
            order_number: format!("T1-{:06}", 480 + n / 3),
        })
        .collect();
    HousePaper::PickList(PickList {
        head: head(document, "LOT-0412"),
        wave: say(document.language, "Mañana, 10:30", "Morning, 10:30"),
        picker: "Lucía Vega".into(),
        totes: 4,
        lines,
    })
}

fn supplier() -> Party {
    Party {
        name: "Porcelanas del Noroeste, S.L.U.".into(),
        tax_id: "B27000008".into(),
        address: address("", "Rúa do Río, 40", "27880", "Burela"),
        email: "pedidos@porcelanas.example".into(),
        ..Party::default()
    }
}

fn trade(document: &Document, kind: TradeKind) -> HousePaper {
    let language = document.language;
    let purchase = kind == TradeKind::PurchaseOrder;
    let number = match kind {
        TradeKind::Quotation => "T1-P-2026-000034",
        TradeKind::Proforma => "T1-PF-2026-000012",
        TradeKind::OrderConfirmation => "T1-000482",
        TradeKind::PurchaseOrder => "PO-2026-000077",
    };
    let lines = document
        .lines
        .iter()
        .map(|line| TradeLine {
            goods: line.goods.clone(),
            sku: line.sku.clone(),
            their_sku: if purchase {
                format!("PN-{}", line.sku)
            } else {
                String::new()
            },
            name: line.name.clone(),
            quantity: line.quantity,
            unit_price_minor: line.unit_price_minor,
            discount_minor: line.discount_minor,
            amount_minor: line.amount_minor,
            tax: (!purchase).then_some(line.tax),
        })
        .collect();
    HousePaper::Trade(TradePaper {
        kind,
        head: head(document, number),
        other: if purchase { supplier() } else { buyer() },
        ship_to: purchase.then(|| {
            address(
                "Casa Aurora · Almacén Norte",
                "Polígono Calonge, calle Metalurgia, 8",
                "41007",
                "Sevilla",
            )
        }),
        reference: say(
            language,
            "Correo del 20 de noviembre",
            "E-mail of 20 November",
        ),
        order_number: if kind == TradeKind::Proforma {
            document.order_number.clone()
        } else {
            String::new()
        },
        until: match kind {
            TradeKind::Quotation | TradeKind::Proforma => Some(document.issued_on.plus_days(15)),
            TradeKind::OrderConfirmation | TradeKind::PurchaseOrder => None,
        },
        expected_on: match kind {
            TradeKind::OrderConfirmation | TradeKind::PurchaseOrder => {
                Some(document.issued_on.plus_days(6))
            }
            TradeKind::Quotation | TradeKind::Proforma => None,
        },
        delivery: say(language, "Portes pagados", "Carriage paid"),
        terms: say(language, "30 días, transferencia", "30 days, bank transfer"),
        prices_include_tax: false,
        without_prices: false,
        lines,
        taxes: if purchase {
            Vec::new()
        } else {
            document.taxes.clone()
        },
        net_minor: document.net_minor,
        total_minor: if purchase {
            document.net_minor
        } else {
            document.total_minor
        },
        paid_minor: 0,
        remarks: String::new(),
    })
}

fn statement(document: &Document) -> HousePaper {
    let from = LocalDate::ymd(2026, 9, 1).unwrap_or(document.issued_on);
    let mut balance_minor = 24_310;
    let opening_minor = balance_minor;
    let rows = (1u32..)
        .zip(&document.lines)
        .map(|(n, line)| {
            let (what, amount_minor) = match n % 4 {
                0 => (StatementWhat::CreditNote, -line.amount_minor / 2),
                2 => (StatementWhat::Payment, -line.amount_minor),
                _ => (StatementWhat::Invoice, line.amount_minor * 2),
            };
            balance_minor += amount_minor;
            let on = from.plus_days(n % 80);
            StatementRow {
                on,
                what,
                number: match what {
                    StatementWhat::Payment | StatementWhat::Refund => format!("TR {n:05}"),
                    StatementWhat::Invoice => format!("T1-F-2026-{n:06}"),
                    StatementWhat::CreditNote => format!("T1-R-2026-{n:06}"),
                },
                due_on: (what == StatementWhat::Invoice).then(|| on.plus_days(30)),
                amount_minor,
                balance_minor,
            }
        })
        .collect();
    let quarter = balance_minor / 4;
    HousePaper::Statement(Statement {
        head: head(document, "EC-2026-11-0017"),
        customer: buyer(),
        from,
        to: document.issued_on,
        opening_minor,
        rows,
        closing_minor: balance_minor,
        ageing: Some(Ageing {
            not_due_minor: balance_minor - 2 * quarter,
            to_30_minor: quarter,
            to_60_minor: quarter,
            to_90_minor: 0,
            older_minor: 0,
        }),
    })
}

fn till(document: &Document) -> HousePaper {
    let language = document.language;
    let group = |rate_bp, base_minor, tax_minor| TaxGroup {
        tax: LineTax::at(TaxCategory::S, rate_bp),
        base_minor,
        tax_minor,
        surcharge_minor: 0,
        split: None,
    };
    let sum = |es, en, count, amount_minor| TillSum {
        name: say(language, es, en),
        count,
        amount_minor,
    };
    let tender = |tender, count, expected_minor, counted_minor| TenderCount {
        currency: None,
        tender,
        count,
        back_minor: 0,
        expected_minor,
        counted_minor,
    };
    HousePaper::Till(TillReport {
        head: Head {
            currency: Currency::EUR,
            ..head(document, "Z-T1-000318")
        },
        till: "T1 · Mostrador".into(),
        cashier: "Lucía Vega".into(),
        opened: Some(TillMoment {
            on: document.issued_on,
            minute: 9 * 60 + 58,
        }),
        closed: Some(TillMoment {
            on: document.issued_on,
            minute: 20 * 60 + 41,
        }),
        sums: vec![
            sum("Ventas", "Sales", 84, 312_455),
            sum("Descuentos (incluidos)", "Discounts (included)", 11, -8_420),
            sum("Devoluciones", "Returns", 3, -7_480),
        ],
        total_minor: 304_975,
        taxes: vec![
            group(400, 14_321, 573),
            group(1_000, 60_212, 6_021),
            group(2_100, 184_998, 38_850),
        ],
        tenders: vec![
            tender(Tender::Cash, 31, 98_215, Some(98_200)),
            tender(Tender::Card, 52, 201_770, Some(201_770)),
            tender(Tender::StoreCredit, 1, 4_990, None),
        ],
        series: vec![
            SeriesRange {
                first: "T1-S-2026-000987".into(),
                last: "T1-S-2026-001066".into(),
                count: 80,
            },
            SeriesRange {
                first: "T1-F-2026-000120".into(),
                last: "T1-F-2026-000123".into(),
                count: 4,
            },
            SeriesRange {
                first: "T1-R-2026-000005".into(),
                last: "T1-R-2026-000007".into(),
                count: 3,
            },
        ],
        float_minor: Some(15_000),
        moved_minor: Some(-50_000),
    })
}
