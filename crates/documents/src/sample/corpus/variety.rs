//! How documents of the corpus differ: parties abroad, rates, where e-invoices go, what is said of the goods.

use encargo_domain::document::Document;
use encargo_domain::tax::{LineTax, TaxCategory};
use encargo_domain::trade::{Endpoint, GoodsFacts, Unit};

use crate::{Routing, UblRules};

/// The buyer is somebody in another country.
pub(super) fn abroad(document: &mut Document, country: &str) {
    let (name, vat_id, line1, code, city) = match country {
        "DE" => (
            "Kávéház Weiß & Söhne GmbH",
            "DE123456788",
            "Große Straße 5",
            "10115",
            "Berlin",
        ),
        "FR" => (
            "Cafés Étoile & Cie, S.A.S.",
            "FR40303265045",
            "12, rue de l’Église",
            "75011",
            "Paris",
        ),
        _ => (
            "Blue Door Coffee, Inc.",
            "",
            "214 Magnolia Avenue",
            "97201",
            "Portland",
        ),
    };
    if let Some(buyer) = &mut document.buyer {
        buyer.name = name.into();
        buyer.trade_name = String::new();
        buyer.tax_id = String::new();
        buyer.vat_id = vat_id.into();
        buyer.address.line1 = line1.into();
        buyer.address.line2 = String::new();
        buyer.address.postal_code = code.into();
        buyer.address.city = city.into();
        buyer.address.country = country.into();
    }
}

pub(super) fn rates(document: &mut Document, category: TaxCategory, rates: &[u32]) {
    for (line, rate_bp) in document.lines.iter_mut().zip(rates.iter().cycle()) {
        line.tax = LineTax::at(category, *rate_bp);
    }
}

/// By whose rules the document is written in UBL: all three where it has what they want.
pub(super) fn routing(document: &Document, i: u32) -> Routing {
    let outside = document
        .taxes
        .iter()
        .any(|g| g.tax.category == TaxCategory::O);
    let rules = match (document.buyer.is_some(), i % 3) {
        (false, _) | (_, 0) => UblRules::En16931,
        (_, 1) => UblRules::Peppol,
        // XRechnung wants a rate of every group; outside the tax there is none.
        (_, _) if outside => UblRules::Peppol,
        (_, _) => UblRules::XRechnung,
    };
    Routing::of(document, rules)
}

/// Two of three name where e-invoices go and what the buyer wants to read, as every document to an authority must.
pub(super) fn addressed(document: &mut Document, i: u32) {
    if i.is_multiple_of(3) {
        return;
    }
    let endpoint = |id: &str| {
        Some(Endpoint {
            scheme: "9920".into(),
            id: id.into(),
        })
    };
    document.seller.endpoint = endpoint(&document.seller.vat_id);
    document.seller.contact = "Administración".into();
    document.seller.bic = "CAIXESBBXXX".into();
    if let Some(buyer) = &mut document.buyer {
        buyer.endpoint = endpoint("ESA87654323");
        document.buyer_reference = "04011000-12345-03".into();
        document.buyer_order = format!("BM-{:05}", i * 7);
    }
}

/// Goods by the kilogram, the pair or the box, with numbers and origin as customs want them.
pub(super) fn described(document: &mut Document, i: u32) {
    if i % 4 == 3 {
        return;
    }
    for (n, line) in document.lines.iter_mut().enumerate() {
        line.goods = match n % 4 {
            0 => GoodsFacts {
                gtin: "8410000000016".into(),
                unit: Unit::Kilogram,
                hs_code: "09012100".into(),
                origin: "CO".into(),
                ..GoodsFacts::default()
            },
            1 => GoodsFacts {
                unit: Unit::Box,
                hs_code: "691200".into(),
                origin: "PT".into(),
                ..GoodsFacts::default()
            },
            2 => GoodsFacts {
                unit: Unit::Pair,
                ..GoodsFacts::default()
            },
            _ => GoodsFacts::default(),
        };
    }
}
