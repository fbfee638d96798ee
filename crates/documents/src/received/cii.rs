//! Cross Industry Invoice.

use super::tree::Element;
use super::{
    Money, Received, ReceivedError, ReceivedLine, ReceivedParty, ReceivedTax, Syntax, basis_points,
    day, millionths, needed, tax_of_books,
};

pub(super) fn read(root: &Element, hybrid: bool) -> Result<Received, ReceivedError> {
    let none = Element::default();
    let deal = root.at("SupplyChainTradeTransaction").unwrap_or(&none);
    let agreement = deal.at("ApplicableHeaderTradeAgreement").unwrap_or(&none);
    let settlement = deal.at("ApplicableHeaderTradeSettlement").unwrap_or(&none);
    let sums = settlement
        .at("SpecifiedTradeSettlementHeaderMonetarySummation")
        .unwrap_or(&none);
    let currency = needed(settlement, "InvoiceCurrencyCode", "BT-5 currency")?;
    let tax_currency = settlement.text_at("TaxCurrencyCode");
    let money = Money::of(&currency);
    let due = settlement.text_at("SpecifiedTradePaymentTerms/DueDateDateTime/DateTimeString");
    // Tax may be stated in two currencies: the document's own counts.
    let tax = sums
        .all("TaxTotalAmount")
        .find(|e| ["", currency.as_str()].contains(&e.attribute("currencyID")))
        .map_or("", Element::text);
    Ok(Received {
        syntax: if hybrid { Syntax::FacturX } else { Syntax::Cii },
        profile: root
            .text_at("ExchangedDocumentContext/GuidelineSpecifiedDocumentContextParameter/ID")
            .to_owned(),
        credit: root.text_at("ExchangedDocument/TypeCode") == "381",
        number: needed(root, "ExchangedDocument/ID", "BT-1 number")?,
        issued_on: day(
            root.text_at("ExchangedDocument/IssueDateTime/DateTimeString"),
            "BT-2 date",
        )?,
        due_on: match due {
            "" => None,
            text => Some(day(text, "BT-9 due date")?),
        },
        seller: party(agreement.at("SellerTradeParty").unwrap_or(&none)),
        buyer: party(agreement.at("BuyerTradeParty").unwrap_or(&none)),
        order: agreement
            .text_at("BuyerOrderReferencedDocument/IssuerAssignedID")
            .to_owned(),
        sales_order: agreement
            .text_at("SellerOrderReferencedDocument/IssuerAssignedID")
            .to_owned(),
        corrects: settlement
            .all("InvoiceReferencedDocument")
            .map(|e| e.text_at("IssuerAssignedID").to_owned())
            .collect(),
        iban: settlement
            .all("SpecifiedTradeSettlementPaymentMeans")
            .map(|e| e.text_at("PayeePartyCreditorFinancialAccount/IBANID"))
            .find(|iban| !iban.is_empty())
            .unwrap_or_default()
            .to_owned(),
        lines: deal
            .all("IncludedSupplyChainTradeLineItem")
            .map(|e| line(e, money))
            .collect::<Result<_, _>>()?,
        taxes: settlement
            .all("ApplicableTradeTax")
            .map(|e| group(e, money))
            .collect::<Result<_, _>>()?,
        net_minor: money.minor(sums.text_at("TaxBasisTotalAmount"), "BT-109 net")?,
        tax_minor: money.optional(tax, "BT-110 tax")?,
        total_minor: money.minor(sums.text_at("GrandTotalAmount"), "BT-112 total")?,
        paid_minor: money.optional(sums.text_at("TotalPrepaidAmount"), "BT-113 paid")?,
        due_minor: money.minor(sums.text_at("DuePayableAmount"), "BT-115 due")?,
        tax_in_tax_currency_minor: tax_of_books(
            tax_currency,
            &currency,
            sums.all("TaxTotalAmount"),
        )?,
        tax_currency: tax_currency.to_owned(),
        currency,
    })
}

fn party(element: &Element) -> ReceivedParty {
    let registered = |scheme: &str| {
        element
            .all("SpecifiedTaxRegistration")
            .filter_map(|e| e.at("ID"))
            .find(|id| id.attribute("schemeID") == scheme)
            .map_or("", Element::text)
            .to_owned()
    };
    let legal = element.text_at("SpecifiedLegalOrganization/ID");
    let address = |name: &str| {
        element
            .text_at(&format!("PostalTradeAddress/{name}"))
            .to_owned()
    };
    ReceivedParty {
        name: element.text_at("Name").to_owned(),
        vat_id: registered("VA"),
        tax_id: if legal.is_empty() {
            registered("FC")
        } else {
            legal.to_owned()
        },
        line1: address("LineOne"),
        postal_code: address("PostcodeCode"),
        city: address("CityName"),
        country: address("CountryID"),
    }
}

fn line(element: &Element, money: Money) -> Result<ReceivedLine, ReceivedError> {
    let none = Element::default();
    let product = element.at("SpecifiedTradeProduct").unwrap_or(&none);
    let price = element
        .at("SpecifiedLineTradeAgreement/NetPriceProductTradePrice")
        .unwrap_or(&none);
    let settlement = element.at("SpecifiedLineTradeSettlement").unwrap_or(&none);
    let billed = element
        .at("SpecifiedLineTradeDelivery/BilledQuantity")
        .unwrap_or(&none);
    let tax = settlement.at("ApplicableTradeTax").unwrap_or(&none);
    let net = settlement.text_at("SpecifiedTradeSettlementLineMonetarySummation/LineTotalAmount");
    Ok(ReceivedLine {
        id: element
            .text_at("AssociatedDocumentLineDocument/LineID")
            .to_owned(),
        seller_sku: product.text_at("SellerAssignedID").to_owned(),
        buyer_sku: product.text_at("BuyerAssignedID").to_owned(),
        gtin: product.text_at("GlobalID").to_owned(),
        name: product.text_at("Name").to_owned(),
        quantity_millionths: millionths(billed.text(), 0, "BT-129 quantity")?,
        unit: billed.attribute("unitCode").to_owned(),
        price_millionths: millionths(price.text_at("ChargeAmount"), 0, "BT-146 price")?,
        base_millionths: millionths(
            price.text_at("BasisQuantity"),
            1_000_000,
            "BT-149 base quantity",
        )?,
        // Groups of lines (profile EXTENDED) have none of their own.
        net_minor: money.optional(net, "BT-131 line net")?,
        category: tax.text_at("CategoryCode").to_owned(),
        rate_bp: basis_points(tax.text_at("RateApplicablePercent"), "BT-152 rate")?,
    })
}

fn group(element: &Element, money: Money) -> Result<ReceivedTax, ReceivedError> {
    Ok(ReceivedTax {
        category: element.text_at("CategoryCode").to_owned(),
        rate_bp: basis_points(element.text_at("RateApplicablePercent"), "BT-119 rate")?,
        base_minor: money.minor(element.text_at("BasisAmount"), "BT-116 base")?,
        tax_minor: money.minor(element.text_at("CalculatedAmount"), "BT-117 tax")?,
    })
}
