//! Exports of Shopify and WooCommerce.

use encargo_domain::order::{Channel, Stage};
use encargo_domain::tax::TaxCategory;

use super::*;

const SHOPIFY: &str = "Name,Email,Financial Status,Currency,Subtotal,Shipping,Taxes,Total,Discount Amount,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Billing Name,Billing Address1,Billing City,Billing Zip,Billing Country,Shipping Name,Shipping Address1,Shipping City,Shipping Zip,Shipping Country,Shipping Phone,Notes,Cancelled at\n";

#[tokio::test]
async fn shopify_orders_have_their_heads_in_the_first_row() {
    let shop = Shop::new().await;
    let text = format!(
        "{SHOPIFY}\
         #1001,ana@example.com,paid,EUR,53.91,4.95,10.21,58.86,110.59,2025-10-07 09:50:26 +0200,3,Masque,34.90,M-1,Ana Gil,Calle Mayor 1,Madrid,'28013,ES,Ana Gil,Calle Mayor 1,Madrid,'28013,ES,'+34600000000,Leave at the door,\n\
         #1001,ana@example.com,,,,,,,,,1,Set,59.80,M-2,,,,,,,,,,,,,\n\
         #1002,bob@example.com,paid,USD,100.00,0.00,8.25,108.25,0.00,2025-10-08 10:00:00 -0400,1,Lamp,100.00,L-1,Bob,1 Main St,Austin,78701,US,,,,,,,,\n\
         #1003,ana@example.com,voided,EUR,1.00,0.00,0.00,1.00,0.00,2025-10-09 10:00:00 +0200,1,Set,1.00,M-2,Ana Gil,,,,,,,,,,,,\n\
         #1004,ana@example.com,refunded,EUR,59.80,0.00,0.00,59.80,0.00,2025-10-10 10:00:00 +0200,1,Set,59.80,M-2,Ana Gil,,,,,,,,,,,,\n\
         #1005,ana@example.com,paid,EUR,10.00,0.00,0.00,99.00,0.00,2025-10-11 10:00:00 +0200,1,Set,10.00,M-2,Ana Gil,,,,,,,,,,,,\n\
         #1006,ana@example.com,paid,EUR,10.00,0.00,0.00,10.00,0.00,2025-10-11 10:00:00 +0200,1,Gift card,10.00,,Ana Gil,,,,,,,,,,,,\n"
    );
    let result = shop.import_text("", &text).await;
    assert_eq!(
        keys(&result),
        [(5, "import-error-unsold"), (7, "import-error-total")]
    );
    assert_eq!(
        (
            result.documents,
            result.documents_imported,
            result.customers_created
        ),
        (6, 4, 2),
        "Ana is one customer"
    );
    let order = shop.order("I-1001").await;
    assert_eq!(
        (order.totals().total_minor, order.lines.len(), order.channel),
        (5_886, 2, Channel::Web)
    );
    assert_eq!(
        order.lines.iter().map(|l| l.discount_minor).sum::<i64>(),
        11_059
    );
    assert_eq!(
        (order.prices_include_tax, order.totals().tax_minor),
        (true, 1_021),
        "tax inside the prices"
    );
    assert_eq!(
        (order.deliveries[0].charge_minor, order.note.as_str()),
        (495, "Leave at the door")
    );
    let address = order.deliveries[0].address.as_ref().unwrap();
    assert_eq!(
        (
            address.postal_code.as_str(),
            address.phone.as_str(),
            address.country.as_str()
        ),
        ("28013", "+34600000000", "ES")
    );
    let lamp = shop.order("I-1002").await;
    assert_eq!(
        (
            lamp.prices_include_tax,
            lamp.lines[0].tax.rate_bp,
            lamp.totals().total_minor
        ),
        (false, 825, 10_825)
    );
    assert_eq!(
        lamp.deliveries[0].address.as_ref().unwrap().city,
        "Austin",
        "the buyer's address where no other is given"
    );
    assert_eq!(
        shop.order("I-1004").await.lines[0]
            .stages
            .get(Stage::Returned),
        1
    );
    assert_eq!(
        shop.order("I-1006").await.lines[0].sku,
        "GIFT-CARD",
        "an item without a SKU gets one of its name"
    );
    shop.close_and_check().await;
}

#[tokio::test]
async fn woocommerce_orders_repeat_their_heads() {
    let shop = Shop::new().await;
    let text = "order_id,order_number,date,status,currency,shipping_total,tax_total,discount_total,order_total,customer_id,billing_first_name,billing_last_name,billing_email,billing_address_1,billing_city,billing_postcode,billing_country,item_name,item_sku,item_quantity,item_subtotal,item_total\n\
        727,727,2017-03-22 16:28:02,processing,USD,10.00,1.35,0.00,29.35,0,John,Doe,john.doe@example.com,969 Market,San Francisco,94103,US,Woo Single #1,,2,6.00,6.00\n\
        727,727,2017-03-22 16:28:02,processing,USD,10.00,1.35,0.00,29.35,0,John,Doe,john.doe@example.com,969 Market,San Francisco,94103,US,Ship Your Idea,Bar3,1,12.00,12.00\n\
        728,728,2017-03-23 10:00:00,completed,USD,0.00,0.00,2.00,10.00,25,Ann,Lee,ann@example.com,1 Road,Reno,89501,US,Ship Your Idea,Bar3,1,12.00,10.00\n\
        729,729,2017-03-24 10:00:00,wc-cancelled,USD,0.00,0.00,0.00,12.00,25,Ann,Lee,ann@example.com,1 Road,Reno,89501,US,Ship Your Idea,Bar3,1,12.00,12.00\n";
    let result = shop.import_text("", text).await;
    assert_eq!(keys(&result), [(5, "import-error-unsold")]);
    assert_eq!(
        (result.documents_imported, total(&result, "USD")),
        (2, 2_935 + 1_000)
    );
    let order = shop.order("I-727").await;
    assert_eq!(order.totals().total_minor, 2_935);
    assert_eq!(
        (
            order.totals().tax_minor,
            order.lines[0].tax.rate_bp,
            order.deliveries[0].tax.category
        ),
        (135, 750, TaxCategory::O),
        "7.5 % on the goods, none on shipping"
    );
    assert_eq!(
        (order.lines[0].sku.as_str(), order.lines[0].unit_price_minor),
        ("WOO-SINGLE-1", 300)
    );
    let discounted = shop.order("I-728").await;
    assert_eq!(
        (
            discounted.lines[0].unit_price_minor,
            discounted.lines[0].discount_minor,
            discounted.totals().total_minor
        ),
        (1_200, 200, 1_000)
    );
    shop.close_and_check().await;
}

#[tokio::test]
async fn a_tax_of_many_rates_is_kept_to_the_cent() {
    let shop = Shop::new().await;
    let text = "Order Number,Order Status,Order Date,First Name (Billing),Email (Billing),Order Shipping Amount,Order Total Amount,Order Total Tax Amount,SKU,Item Name,Quantity,Item Cost\n\
        5,Completed,2025-05-01 10:00,Eva,eva@example.com,500,1234567.93,200123.94,A,Machine,1,900000.01\n\
        5,Completed,2025-05-01 10:00,Eva,eva@example.com,500,1234567.93,200123.94,B,Book,2,66971.99\n";
    let result = shop.import_text("woocommerce", text).await;
    assert_eq!(
        (result.error_count, total(&result, "EUR")),
        (0, 123_456_793),
        "{result:?}"
    );
    let order = shop.order("I-5").await;
    assert_eq!(
        (order.totals().tax_minor, order.totals().total_minor),
        (20_012_394, 123_456_793)
    );
    shop.close_and_check().await;
}
