//! Sample labels: one of every kind.

use encargo_domain::customer::Address;
use encargo_domain::money::Currency;
use encargo_domain::words::Language;

use super::an_invoice;
use super::papers::ean;
use crate::labels::{BinLabel, ItemLabel, Label, Labels, PickupLabel, ShippingLabel, Stock};

/// Labels of every kind on what they are usually printed on, with a name for their file.
pub fn labels(language: Language) -> Vec<(&'static str, Labels)> {
    let document = an_invoice().in_language(language).with_lines(8).build();
    let set = |stock, labels| Labels {
        language,
        currency: Currency::EUR,
        shop: "Casa Aurora".into(),
        at: document.issued_at,
        stock,
        labels,
    };
    let items: Vec<ItemLabel> = (1u32..)
        .zip(&document.lines)
        .map(|(n, line)| ItemLabel {
            name: line.name.clone(),
            sku: line.sku.clone(),
            ean: if n % 4 == 0 {
                String::new()
            } else {
                ean(n * 137)
            },
            price_minor: Some(line.unit_price_minor),
            before_minor: (n % 3 == 0).then_some(line.unit_price_minor * 5 / 4),
            per_unit: if n % 2 == 0 {
                "21,80 €/kg".into()
            } else {
                String::new()
            },
        })
        .collect();
    let bins = ["A-03-2", "A-03-3", "B-12-1"].map(|bin| {
        Label::Bin(BinLabel {
            bin: bin.into(),
            zone: "Zona A".into(),
            note: "máx. 12 kg".into(),
        })
    });
    let item = |items: &[ItemLabel]| items.iter().cloned().map(Label::Item).collect::<Vec<_>>();
    let shelf: Vec<Label> = items.iter().cloned().map(Label::Shelf).collect();
    vec![
        (
            "label-shipping",
            set(Stock::PARCEL, vec![Label::Shipping(parcel("ES"))]),
        ),
        (
            "label-shipping-inch",
            set(Stock::PARCEL_INCH, vec![Label::Shipping(parcel("PT"))]),
        ),
        (
            "label-return",
            set(Stock::PARCEL, vec![Label::Return(returned())]),
        ),
        (
            "label-pickup",
            set(Stock::PARCEL, vec![Label::Pickup(pickup())]),
        ),
        ("label-item-roll", set(Stock::SMALL, item(&items))),
        ("label-item-sheet", set(Stock::A4_21, item(&items))),
        ("label-item-letter", set(Stock::LETTER_30, item(&items))),
        ("label-shelf", set(Stock::SMALL, shelf)),
        ("label-bin", set(Stock::SMALL, bins.into())),
    ]
}

fn shop() -> Address {
    Address {
        name: "Casa Aurora · Tienda Centro".into(),
        line1: "Calle de la Sierpe, 27".into(),
        postal_code: "41004".into(),
        city: "Sevilla".into(),
        country: "ES".into(),
        ..Address::default()
    }
}

fn customer(country: &str) -> Address {
    let (code, city) = match country {
        "PT" => ("1100-148", "Lisboa"),
        _ => ("11004", "Cádiz"),
    };
    Address {
        name: "Marisol Núñez Jiménez".into(),
        line1: "Avenida de la Constitución, 118".into(),
        line2: "3.º B, escalera izquierda".into(),
        postal_code: code.into(),
        city: city.into(),
        country: country.into(),
        phone: "+34 600 000 000".into(),
        ..Address::default()
    }
}

fn parcel(country: &str) -> ShippingLabel {
    ShippingLabel {
        from: shop(),
        to: customer(country),
        carrier: "Correos Express · Paq 24".into(),
        tracking: "PQ4F7300012345678".into(),
        route: "11 CAD".into(),
        reference: "T1-000482".into(),
        parcel: Some((1, 2)),
        weight_g: 3_480,
        note: "Frágil".into(),
    }
}

fn returned() -> ShippingLabel {
    ShippingLabel {
        from: customer("ES"),
        to: shop(),
        carrier: "Correos · Logística inversa".into(),
        tracking: "LI7300098765432".into(),
        reference: "RMA-000119".into(),
        ..ShippingLabel::default()
    }
}

fn pickup() -> PickupLabel {
    PickupLabel {
        order_number: "T1-000482".into(),
        customer: "Marisol Núñez Jiménez".into(),
        shelf: "R-07".into(),
        until: Some(an_invoice().build().issued_on.plus_days(7)),
        parcel: Some((1, 1)),
        code: "PICKUP:T1-000482:7K2M".into(),
    }
}
