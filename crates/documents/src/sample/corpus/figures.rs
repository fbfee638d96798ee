//! What a validator must find on the paper of a document of the corpus.

use encargo_domain::document::{Document, TaxGroup};
use encargo_domain::words;

/// What a person must be able to read on the paper.
pub(crate) fn figures(document: &Document) -> Vec<String> {
    let language = document.language;
    let money = |minor: i64| words::money(language, minor, document.currency);
    let mut all = vec![
        document.number.clone(),
        document.order_number.clone(),
        words::date(language, document.issued_on),
        document.seller.name.clone(),
    ];
    all.extend(document.buyer.iter().map(|b| b.address.line1.clone()));
    for line in &document.lines {
        all.extend([
            line.sku.clone(),
            money(line.unit_price_minor),
            money(line.amount_minor),
        ]);
        all.extend((line.discount_minor != 0).then(|| money(-line.discount_minor)));
    }
    // A surcharge stands apart from the tax it goes with.
    let parts = |group: &TaxGroup| {
        let tax_minor = group.tax_minor - group.surcharge_minor;
        let surcharge = (group.surcharge_minor != 0).then_some(group.surcharge_minor);
        [group.base_minor, tax_minor].into_iter().chain(surcharge)
    };
    all.extend(document.taxes.iter().flat_map(parts).map(money));
    if let Some(books) = &document.books {
        let base = books.exchange.base;
        let money = |minor: i64| words::money(language, minor, base);
        all.extend(books.taxes.iter().flat_map(parts).map(money));
        all.extend([
            words::exchange_rate(language, books.exchange.per_unit),
            words::date(language, books.exchange.on),
        ]);
    }
    all.extend([document.net_minor, document.total_minor].map(money));
    all.extend(document.payments.iter().map(|p| money(-p.amount_minor)));
    all.extend((document.due_minor != 0).then(|| money(document.due_minor)));
    for corrected in &document.corrects {
        all.extend([
            corrected.number.clone(),
            words::date(language, corrected.issued_on),
        ]);
    }
    all
}
