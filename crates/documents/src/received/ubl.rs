//! UBL 2.1 Invoice and CreditNote.

use super::tree::Element;
use super::{
    Money, Received, ReceivedError, ReceivedLine, ReceivedParty, ReceivedTax, Syntax, basis_points,
    day, millionths, needed, tax_of_books,
};

pub(super) fn read(root: &Element) -> Result<Received, ReceivedError> {
    let none = Element::default();
    let credit = root.name == "CreditNote";
    let currency = needed(root, "DocumentCurrencyCode", "BT-5 currency")?;
    let tax_currency = root.text_at("TaxCurrencyCode");
    let money = Money::of(&currency);
    let sums = root.at("LegalMonetaryTotal").unwrap_or(&none);
    // Tax may be stated in two currencies: the document's own counts.
    let tax_total = root
        .all("TaxTotal")
        .find(|e| {
            e.at("TaxAmount")
                .is_some_and(|a| a.attribute("currencyID") == currency)
        })
        .unwrap_or(&none);
    let due = match root.text_at("DueDate") {
        "" => root.text_at("PaymentMeans/PaymentDueDate"),
        text => text,
    };
    let (lines, quantity) = if credit {
        ("CreditNoteLine", "CreditedQuantity")
    } else {
        ("InvoiceLine", "InvoicedQuantity")
    };
    Ok(Received {
        syntax: Syntax::Ubl,
        profile: root.text_at("CustomizationID").to_owned(),
        credit: credit || root.text_at("InvoiceTypeCode") == "381",
        number: needed(root, "ID", "BT-1 number")?,
        issued_on: day(root.text_at("IssueDate"), "BT-2 date")?,
        due_on: match due {
            "" => None,
            text => Some(day(text, "BT-9 due date")?),
        },
        seller: party(root.at("AccountingSupplierParty/Party").unwrap_or(&none)),
        buyer: party(root.at("AccountingCustomerParty/Party").unwrap_or(&none)),
        // «NA» stands where the buyer gave no number.
        order: Some(root.text_at("OrderReference/ID"))
            .filter(|id| *id != "NA")
            .unwrap_or_default()
            .to_owned(),
        sales_order: root.text_at("OrderReference/SalesOrderID").to_owned(),
        corrects: root
            .all("BillingReference")
            .map(|e| e.text_at("InvoiceDocumentReference/ID").to_owned())
            .collect(),
        iban: root
            .all("PaymentMeans")
            .map(|e| e.text_at("PayeeFinancialAccount/ID"))
            .find(|iban| !iban.is_empty())
            .unwrap_or_default()
            .to_owned(),
        lines: root
            .all(lines)
            .map(|e| line(e, quantity, money))
            .collect::<Result<_, _>>()?,
        taxes: tax_total
            .all("TaxSubtotal")
            .map(|e| group(e, money))
            .collect::<Result<_, _>>()?,
        net_minor: money.minor(sums.text_at("TaxExclusiveAmount"), "BT-109 net")?,
        tax_minor: money.optional(tax_total.text_at("TaxAmount"), "BT-110 tax")?,
        total_minor: money.minor(sums.text_at("TaxInclusiveAmount"), "BT-112 total")?,
        paid_minor: money.optional(sums.text_at("PrepaidAmount"), "BT-113 paid")?,
        due_minor: money.minor(sums.text_at("PayableAmount"), "BT-115 due")?,
        tax_in_tax_currency_minor: tax_of_books(
            tax_currency,
            &currency,
            root.all("TaxTotal").filter_map(|e| e.at("TaxAmount")),
        )?,
        tax_currency: tax_currency.to_owned(),
        currency,
    })
}

fn party(element: &Element) -> ReceivedParty {
    let registered = |vat: bool| {
        element
            .all("PartyTaxScheme")
            .find(|e| (e.text_at("TaxScheme/ID") == "VAT") == vat)
            .map_or("", |e| e.text_at("CompanyID"))
            .to_owned()
    };
    let legal = element.text_at("PartyLegalEntity/CompanyID");
    let name = match element.text_at("PartyLegalEntity/RegistrationName") {
        "" => element.text_at("PartyName/Name"),
        name => name,
    };
    let address = |name: &str| element.text_at(&format!("PostalAddress/{name}")).to_owned();
    ReceivedParty {
        name: name.to_owned(),
        vat_id: registered(true),
        tax_id: if legal.is_empty() {
            registered(false)
        } else {
            legal.to_owned()
        },
        line1: address("StreetName"),
        postal_code: address("PostalZone"),
        city: address("CityName"),
        country: address("Country/IdentificationCode"),
    }
}

fn line(element: &Element, quantity: &str, money: Money) -> Result<ReceivedLine, ReceivedError> {
    let none = Element::default();
    let item = element.at("Item").unwrap_or(&none);
    let billed = element.at(quantity).unwrap_or(&none);
    let tax = item.at("ClassifiedTaxCategory").unwrap_or(&none);
    Ok(ReceivedLine {
        id: element.text_at("ID").to_owned(),
        seller_sku: item.text_at("SellersItemIdentification/ID").to_owned(),
        buyer_sku: item.text_at("BuyersItemIdentification/ID").to_owned(),
        gtin: item.text_at("StandardItemIdentification/ID").to_owned(),
        name: item.text_at("Name").to_owned(),
        quantity_millionths: millionths(billed.text(), 0, "BT-129 quantity")?,
        unit: billed.attribute("unitCode").to_owned(),
        price_millionths: millionths(element.text_at("Price/PriceAmount"), 0, "BT-146 price")?,
        base_millionths: millionths(
            element.text_at("Price/BaseQuantity"),
            1_000_000,
            "BT-149 base quantity",
        )?,
        net_minor: money.minor(element.text_at("LineExtensionAmount"), "BT-131 line net")?,
        category: tax.text_at("ID").to_owned(),
        rate_bp: basis_points(tax.text_at("Percent"), "BT-152 rate")?,
    })
}

fn group(element: &Element, money: Money) -> Result<ReceivedTax, ReceivedError> {
    Ok(ReceivedTax {
        category: element.text_at("TaxCategory/ID").to_owned(),
        rate_bp: basis_points(element.text_at("TaxCategory/Percent"), "BT-119 rate")?,
        base_minor: money.minor(element.text_at("TaxableAmount"), "BT-116 base")?,
        tax_minor: money.minor(element.text_at("TaxAmount"), "BT-117 tax")?,
    })
}
