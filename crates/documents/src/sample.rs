//! Sample documents for specimens, benchmarks and tests: a builder with defaults. All names are
//! invented; the account is the example of the IBAN registry.

mod chain;
mod corpus;
mod labels;
pub mod papers;

#[cfg(test)]
pub(crate) use corpus::figures;
pub use corpus::{CorpusError, CorpusSummary, write_corpus};
pub use labels::labels;
pub use papers::papers;

use encargo_domain::correction::{CorrectionGround, Replaced};
use encargo_domain::customer::Address;
use encargo_domain::document::{
    Corrects, Document, DocumentKind, DocumentLine, PaidBy, Party, Taxed, totals,
};
use encargo_domain::exchange::{Exchange, InBooks};
use encargo_domain::ids::{DocumentId, OrderId};
use encargo_domain::money::Currency;
use encargo_domain::order::Tender;
use encargo_domain::tax::{LineTax, TaxCategory};
use encargo_domain::time::{LocalDate, Timestamp};
use encargo_domain::trade::GoodsFacts;
use encargo_domain::words::Language;
use uuid::Uuid;

/// Sells household goods in Spain.
const GOODS: [(&str, &str, &str, i64, u32); 8] = [
    (
        "CAF-0350",
        "Cafetera de émbolo «Ártico», 1 l",
        "French press “Arctic”, 1 l",
        3_495,
        2_100,
    ),
    (
        "TAZ-0012",
        "Taza de gres esmaltado, azul cobalto, 300 ml",
        "Glazed stoneware mug, cobalt blue, 300 ml",
        1_250,
        2_100,
    ),
    (
        "CAF-1001",
        "Café en grano Etiopía Yirgacheffe, tueste natural, bolsa de 1 kg",
        "Coffee beans, Ethiopia Yirgacheffe, light roast, 1 kg bag",
        2_180,
        1_000,
    ),
    (
        "LIB-0440",
        "El libro del café, edición de bolsillo",
        "The coffee book, pocket edition",
        1_490,
        400,
    ),
    (
        "MOL-0007",
        "Molinillo manual de acero inoxidable con muelas cónicas y depósito de cristal",
        "Manual stainless steel grinder with conical burrs and glass container",
        8_900,
        2_100,
    ),
    (
        "FIL-0100",
        "Filtros de papel n.º 4 (100 uds.)",
        "Paper filters no. 4 (100 pcs.)",
        420,
        2_100,
    ),
    (
        "TET-0021",
        "Tetera de hierro fundido, 0,8 l",
        "Cast iron teapot, 0.8 l",
        5_990,
        2_100,
    ),
    (
        "TEA-0310",
        "Té verde Sencha, lata de 100 g",
        "Sencha green tea, 100 g tin",
        1_320,
        1_000,
    ),
];

/// Builds a document; every `with_…` changes one thing.
#[derive(Debug, Clone)]
pub struct Sample {
    document: Document,
}

/// An invoice of one line, in Spanish, unpaid.
pub fn an_invoice() -> Sample {
    let day = LocalDate::ymd(2026, 11, 22).unwrap_or_else(|| Timestamp(0).utc_date());
    let document = Document {
        document_id: DocumentId::new(Uuid::from_u128(0x0193_5000_0000_7000_8000_0000_0000_0001)),
        kind: DocumentKind::Invoice,
        series: "T1-F-2026".into(),
        serial: 123,
        number: "T1-F-2026-000123".into(),
        issued_at: Timestamp(1_795_341_600_000),
        issued_on: day,
        supplied_on: day,
        due_on: Some(day.plus_days(30)),
        language: Language::Es,
        currency: Currency::EUR,
        books: None,
        prices_include_tax: false,
        seller: seller(),
        buyer: Some(buyer()),
        ship_to: None,
        location_name: "Tienda Centro".into(),
        order_id: OrderId::new(Uuid::from_u128(0x0193_5000_0000_7000_8000_0000_0000_0002)),
        order_number: "T1-000482".into(),
        buyer_order: String::new(),
        buyer_reference: String::new(),
        return_id: None,
        lines: Vec::new(),
        taxes: Vec::new(),
        net_minor: 0,
        tax_minor: 0,
        total_minor: 0,
        paid_minor: 0,
        due_minor: 0,
        payments: Vec::new(),
        corrects: Vec::new(),
        ground: None,
        replaced: None,
        tax_code: None,
        look: None,
    };
    Sample { document }.with_lines(1)
}

/// A simplified invoice of three gross-priced lines, paid by card.
pub fn a_simplified_invoice() -> Sample {
    let mut sample = an_invoice();
    sample.document.kind = DocumentKind::SimplifiedInvoice;
    sample.document.series = "T1-S-2026".into();
    sample.document.number = "T1-S-2026-000987".into();
    sample.document.buyer = None;
    sample.document.due_on = None;
    sample.document.prices_include_tax = true;
    sample.with_lines(3).paid(Tender::Card)
}

/// A credit note of one line to the invoice of [`an_invoice`], refunded.
pub fn a_credit_note() -> Sample {
    let mut sample = an_invoice();
    let document = &mut sample.document;
    document.kind = DocumentKind::CreditNote;
    document.series = "T1-R-2026".into();
    document.number = "T1-R-2026-000007".into();
    document.due_on = None;
    document.corrects = vec![Corrects {
        document_id: document.document_id,
        number: "T1-F-2026-000123".into(),
        issued_on: document.issued_on,
        kind: DocumentKind::Invoice,
        reason: "return-reason-size".into(),
    }];
    document.issued_on = document.issued_on.plus_days(6);
    document.supplied_on = document.issued_on;
    sample.with_lines(1).paid(Tender::Card)
}

/// A corrective of one line in the place of an invoice of three, unpaid.
pub fn a_corrective_invoice() -> Sample {
    let before = an_invoice().with_lines(3).build();
    let mut sample = a_credit_note();
    let document = &mut sample.document;
    document.kind = DocumentKind::CorrectiveInvoice;
    document.payments = Vec::new();
    document.due_on = Some(document.issued_on.plus_days(30));
    document.ground = Some(CorrectionGround::Sale);
    document.replaced = Some(Replaced {
        taxes: before.taxes,
        total_minor: before.total_minor,
    });
    sample.with_lines(1)
}

/// A full invoice in the place of two receipts (F3): paid, as they were.
pub fn an_invoice_for_receipts() -> Sample {
    let mut sample = an_invoice();
    let document = &mut sample.document;
    document.prices_include_tax = true;
    document.corrects = [1u32, 2]
        .map(|n| Corrects {
            document_id: document.document_id,
            number: format!("T1-S-2026-{:06}", 980 + n),
            issued_on: document.issued_on,
            kind: DocumentKind::SimplifiedInvoice,
            reason: String::new(),
        })
        .into();
    document.issued_on = document.issued_on.plus_days(3);
    sample.with_lines(4).paid(Tender::Card)
}

impl Sample {
    /// With that many lines.
    pub fn with_lines(mut self, count: u32) -> Self {
        let english = self.document.language == Language::En;
        self.document.lines = (1..=count)
            .zip(GOODS.iter().cycle())
            .map(|(line_no, (sku, es, en, price, rate_bp))| {
                let quantity = 1 + (line_no * 7) % 5;
                let amount = price * i64::from(quantity);
                let discount_minor = if line_no % 4 == 2 { amount / 10 } else { 0 };
                DocumentLine {
                    line_no: Some(line_no),
                    sku: (*sku).into(),
                    name: if english { *en } else { *es }.into(),
                    quantity,
                    goods: GoodsFacts::default(),
                    unit_price_minor: *price,
                    discount_minor,
                    amount_minor: amount - discount_minor,
                    net_minor: 0,
                    tax: LineTax::at(TaxCategory::S, *rate_bp),
                }
            })
            .collect();
        self.summed()
    }

    /// In a language.
    pub fn in_language(mut self, language: Language) -> Self {
        self.document.language = language;
        let count = u32::try_from(self.document.lines.len()).unwrap_or(1);
        self.with_lines(count)
    }

    /// Priced with tax inside.
    pub fn gross_priced(mut self) -> Self {
        self.document.prices_include_tax = true;
        self.summed()
    }

    /// Sold in another currency, at so many millionths of it for a euro: prices are converted, and the taxes stated in euros too.
    pub fn in_currency(mut self, currency: Currency, per_unit: i64) -> Self {
        let document = &mut self.document;
        let exchange = Exchange {
            base: document.currency,
            per_unit,
            on: document.supplied_on,
            source: "ECB".into(),
        };
        let price = |minor| exchange.of_base(minor, currency);
        for line in &mut document.lines {
            line.unit_price_minor = price(line.unit_price_minor);
            line.discount_minor = price(line.discount_minor);
            let whole = i64::from(line.quantity) * line.unit_price_minor;
            line.amount_minor = whole - line.discount_minor;
        }
        for payment in &mut document.payments {
            payment.amount_minor = price(payment.amount_minor);
        }
        let mut books = InBooks::of(exchange.clone(), &document.taxes, currency);
        if let Some(replaced) = &mut document.replaced {
            for group in &mut replaced.taxes {
                group.base_minor = price(group.base_minor);
                group.tax_minor = price(group.tax_minor);
                group.surcharge_minor = price(group.surcharge_minor);
            }
            replaced.total_minor = replaced.net_minor() + replaced.tax_minor();
            books.replaced = InBooks::of(exchange, &replaced.taxes, currency).taxes;
        }
        document.currency = currency;
        document.books = Some(books);
        self.summed()
    }

    /// Every line in another category of tax, at no rate.
    pub fn untaxed(mut self, category: TaxCategory) -> Self {
        for line in &mut self.document.lines {
            line.tax = LineTax::at(category, 0);
        }
        self.summed()
    }

    /// Sent to another address.
    pub fn shipped(mut self) -> Self {
        self.document.ship_to = Some(Address {
            name: "Almacén Bar Marisol".into(),
            line1: "Polígono La Negrilla, calle Aviación, 14".into(),
            line2: "Nave 3".into(),
            postal_code: "41016".into(),
            city: "Sevilla".into(),
            region: String::new(),
            country: "ES".into(),
            phone: String::new(),
        });
        self.document.supplied_on = self.document.issued_on.plus_days(1);
        self
    }

    /// Settled in full.
    pub fn paid(mut self, tender: Tender) -> Self {
        let (amount_minor, on) = (self.document.total_minor, self.document.issued_on);
        self.document.payments = vec![PaidBy {
            tender,
            amount_minor,
            on,
        }];
        self.summed()
    }

    /// Settled by half.
    pub fn half_paid(mut self, tender: Tender) -> Self {
        let (amount_minor, on) = (self.document.total_minor / 2, self.document.issued_on);
        self.document.payments = vec![PaidBy {
            tender,
            amount_minor,
            on,
        }];
        self.summed()
    }

    /// Changed in any other way; the totals are not touched.
    pub fn with(mut self, change: impl FnOnce(&mut Document)) -> Self {
        change(&mut self.document);
        self
    }

    /// The document.
    pub fn build(self) -> Document {
        self.document
    }

    /// With the totals of its lines.
    pub(crate) fn summed(mut self) -> Self {
        let document = &mut self.document;
        let amounts: Vec<Taxed> = document
            .lines
            .iter()
            .map(|l| Taxed {
                amount_minor: l.amount_minor,
                tax: l.tax,
            })
            .collect();
        let sums = totals(&amounts, document.prices_include_tax);
        for (line, net) in document.lines.iter_mut().zip(&sums.nets) {
            line.net_minor = *net;
        }
        document.taxes = sums.taxes;
        document.net_minor = sums.net_minor;
        document.tax_minor = sums.tax_minor;
        document.total_minor = sums.total_minor;
        document.paid_minor = document.payments.iter().map(|p| p.amount_minor).sum();
        document.due_minor = document.total_minor - document.paid_minor;
        if let Some(books) = &mut document.books {
            books.taxes =
                InBooks::of(books.exchange.clone(), &document.taxes, document.currency).taxes;
        }
        self
    }
}

fn seller() -> Party {
    Party {
        name: "Cafés y Menaje Aurora, S.L.".into(),
        trade_name: "Casa Aurora".into(),
        tax_id: "B12345674".into(),
        vat_id: "ESB12345674".into(),
        address: Address {
            name: "Cafés y Menaje Aurora, S.L.".into(),
            line1: "Calle de la Sierpe, 27".into(),
            line2: String::new(),
            postal_code: "41004".into(),
            city: "Sevilla".into(),
            region: String::new(),
            country: "ES".into(),
            phone: String::new(),
        },
        email: "hola@casaaurora.example".into(),
        phone: "+34 954 000 000".into(),
        web: "casaaurora.example".into(),
        register_text: "Inscrita en el Registro Mercantil de Sevilla, tomo 6.543, folio 21, hoja SE-98765, inscripción 1.ª".into(),
        iban: "ES91 2100 0418 4502 0005 1332".into(),
        ..Party::default()
    }
}

fn buyer() -> Party {
    Party {
        name: "Hostelería Marisol Núñez e Hijos, S.A.".into(),
        trade_name: "Bar Marisol".into(),
        tax_id: "A87654323".into(),
        vat_id: "ESA87654323".into(),
        address: Address {
            name: String::new(),
            line1: "Avenida de la Constitución, 118".into(),
            line2: "Bajo izquierda".into(),
            postal_code: "11004".into(),
            city: "Cádiz".into(),
            region: String::new(),
            country: "ES".into(),
            phone: String::new(),
        },
        email: "compras@barmarisol.example".into(),
        ..Party::default()
    }
}
