//! Items and customers.

use encargo_domain::catalog::Item;
use encargo_domain::customer::Customer;
use encargo_store::{customers_by_number, find_item, list_customers};

use super::*;

async fn item(shop: &Shop, sku: &str) -> Arc<Item> {
    let mut conn = shop.app.store.reader().await.unwrap();
    let hit = find_item(&mut conn, sku, None)
        .await
        .unwrap()
        .unwrap_or_else(|| panic!("no item {sku}"));
    load::<Item>(&mut conn, hit.item_id.parse().unwrap())
        .await
        .unwrap()
        .unwrap()
        .0
}

async fn customer(shop: &Shop, number: &str) -> Arc<Customer> {
    let mut conn = shop.app.store.reader().await.unwrap();
    let found = customers_by_number(&mut conn, &[number.to_owned()])
        .await
        .unwrap();
    load::<Customer>(&mut conn, found[number].parse().unwrap())
        .await
        .unwrap()
        .unwrap()
        .0
}

#[tokio::test]
async fn items_come_in_once_and_wrong_ones_are_named() {
    let shop = Shop::new().await;
    let text = "SKU;Nombre;PVP;Coste;EAN;IVA;Gramos\n\
        A1;Taza;12,50;6;4006381333931;21 %;350\n\
        A2;Libro;9,99;;;superreducido;\n\
        A3;Plato;-1;;;;\n\
        A4;Plato;5;;4006381333932;;\n\
        A5;Plato;5;;4006381333931;;\n\
        A1;Taza;13;;;;\n\
        A6;;13;;;;\n\
        A7;Vaso;1;;;de lujo;\n\
        A8;Vaso;1;;;;1,5\n\
        A9;Vaso;;;;;\n";
    let result = shop.import_text("", text).await;
    assert_eq!(
        keys(&result),
        [
            (4, "import-error-negative"),
            (5, "import-error-barcode"),
            (6, "import-error-duplicate"),
            (7, "import-error-duplicate"),
            (8, "import-error-required"),
            (9, "import-error-tax-class"),
            (10, "import-error-quantity"),
            (11, "import-error-required"),
        ]
    );
    assert_eq!(
        (
            result.documents,
            result.documents_imported,
            result.items_created
        ),
        (10, 2, 2)
    );
    let mug = item(&shop, "A1").await;
    assert_eq!(
        (
            mug.input.price_minor,
            mug.input.cost_minor,
            mug.input.weight_g,
            mug.input.barcode.as_str()
        ),
        (1_250, 600, 350, "4006381333931")
    );
    let again = shop.import_text("items", text).await;
    assert_eq!(
        (
            again.items_created,
            again.already_there,
            again.rows_already_there
        ),
        (0, 2, 2)
    );
    let taken = shop
        .import_text(
            "items",
            "SKU,Name,Price,EAN\nB1,Jar,1.00,4006381333931\nB2,Jar,1.00,\n",
        )
        .await;
    assert_eq!(
        (keys(&taken), taken.items_created),
        (vec![(2, "import-error-barcode-taken")], 1)
    );
    shop.close_and_check().await;
}

#[tokio::test]
async fn customers_are_known_by_number_or_email() {
    let shop = Shop::new().await;
    let text = "Number,Name,Email,Tax id,Address,City,Postal code,Country\n\
        C1,Ana Gil,ana@example.com,,Mayor 1,Madrid,28013,Spain\n\
        ,Bea Ruiz,BEA@example.com,,,,,\n\
        ,Nobody,,,,,,\n\
        C2,,x@example.com,,,,,\n\
        C3,Cid,not an address,,,,,\n\
        C1,Ana again,,,,,,\n";
    let result = shop.import_text("", text).await;
    assert_eq!(
        keys(&result),
        [
            (4, "import-error-no-key"),
            (5, "import-error-required"),
            (6, "import-error-email"),
            (7, "import-error-duplicate")
        ]
    );
    assert_eq!(
        (result.documents_imported, result.customers_created),
        (2, 2)
    );
    let ana = customer(&shop, "C1").await;
    assert_eq!(
        (
            ana.input.address.country.as_str(),
            ana.input.address.name.as_str()
        ),
        ("ES", "Ana Gil")
    );
    let again = shop.import_text("customers", text).await;
    assert_eq!((again.customers_created, again.already_there), (0, 2));
    // The orders of a shop find them.
    let orders = "Name,Email,Created at,Lineitem quantity,Lineitem name,Lineitem price\n#1,bea@EXAMPLE.com,2025-01-02,1,Mug,2.50\n";
    assert_eq!(
        shop.import_text("shopify", orders).await.customers_created,
        0
    );
    let mut conn = shop.app.store.reader().await.unwrap();
    let all = list_customers(
        &mut conn,
        None,
        Window {
            offset: 0,
            limit: 10,
        },
    )
    .await
    .unwrap();
    assert_eq!(
        all.rows
            .iter()
            .map(|c| (c.name.as_str(), c.number.as_str(), c.order_count))
            .collect::<Vec<_>>(),
        [("Ana Gil", "C1", 0), ("Bea Ruiz", "T1-C-000001", 1)]
    );
    drop(conn);
    shop.close_and_check().await;
}
