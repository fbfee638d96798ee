# Documentos en pantalla: lista, vista previa, impresión, emisión en lote. Lo impreso en ellos está en documents-pdf.ftl.
documents-tab-documents = Documentos
documents-tab-to-invoice = Por facturar
documents-key-tab = La otra lista
documents-filter = Número, comprador o pedido
documents-filter-clear = Quitar el filtro
documents-all = Todos
documents-kinds-invoice = Facturas
documents-kinds-simplified_invoice = Simplificadas
documents-kinds-credit_note = Rectificativas
documents-kinds-corrective_invoice = Sustitutivas
documents-col-number = Número
documents-col-kind = Documento
documents-col-date = Fecha
documents-col-buyer = Comprador
documents-col-order = Pedido
documents-col-printed = Impreso
documents-col-total = Total
documents-col-channel = Canal
documents-col-status = Estado
documents-col-payment = Pago
documents-no-buyer = Sin nombre
documents-printed-times = { $count ->
    [one] una vez
   *[other] { $count } veces
}
documents-not-printed = no
documents-print-count = { $count ->
    [0] Imprimir
    [one] Imprimir { $count }
   *[other] Imprimir { $count }
}
documents-empty = Todavía no hay documentos
documents-empty-text = Las facturas y rectificativas aparecen aquí al emitirse. Los pedidos que esperan la suya están en Por facturar.
documents-empty-filter = Ningún documento coincide
documents-empty-filter-text = Probar con otro número o nombre, o con todos los tipos.
documents-empty-invoice = Todo está facturado
documents-empty-invoice-text = Los pedidos entregados y sin factura aparecen aquí solos.
documents-selected = { $count ->
    [one] { $count } pedido · { $total }
   *[other] { $count } pedidos · { $total }
}
documents-select-hint = Ctrl A selecciona todos; X, uno.
documents-issue-count = { $count ->
    [0] Emitir
    [one] Emitir { $count } factura
   *[other] Emitir { $count } facturas
}
documents-issue-print = Emitir e imprimir
documents-issue-title = { $count ->
    [one] Emitir { $count } factura
   *[other] Emitir { $count } facturas
}
documents-issue-total = Total
documents-issued = { $count ->
    [one] Emitida { $first }
   *[other] { $count } emitidas: de { $first } a { $last }
}
documents-refused = { $count ->
    [one] { $count } pedido sin facturar
   *[other] { $count } pedidos sin facturar
}
documents-progress = { $done } de { $total }
documents-stop = Detener
documents-print-title = { $count ->
    [one] Imprimir documento
   *[other] Imprimir { $count } documentos
}
documents-printing = Imprimiendo
documents-printed = { $count ->
    [one] Enviado a { $printer }
   *[other] { $count } enviados a { $printer }
}
documents-printer = Impresora
documents-printer-hint = Este dispositivo la recuerda para: { $kind }
documents-printer-default = predeterminada
documents-no-printer = Este dispositivo no tiene impresora. Se puede guardar el PDF.
documents-copies = Copias
documents-save-short = PDF
documents-save = Guardar PDF
documents-saved = Guardado en { $path }
documents-open-order = Pedido { $number }
documents-unreadable = No se puede mostrar este documento. Sí se puede guardar e imprimir.
documents-view = Vista
documents-page = { $page } / { $pages }
documents-next-page = Página siguiente
documents-previous-page = Página anterior
documents-zoom-in = Más grande
documents-zoom-out = Más pequeño
documents-fit-width = Ajustar al ancho
documents-save-ubl = Factura electrónica (XML)
documents-save-ubl-short = XML
documents-e-invoice = Factura electrónica de { $number }
documents-e-invoice-format = Reglas
documents-e-invoice-save = Guardar
documents-print-as = Imprimir como
documents-print-as-pdf = Página
documents-print-as-receipt = Tique de 80 mm
documents-print-as-escpos = Tique de 80 mm, ESC/POS
documents-print-as-escpos-hint = En el lenguaje de la impresora de tiques: más nítido, más rápido y corta el papel
documents-drawer = Abrir el cajón si se pagó en efectivo
documents-format-ubl = UBL 2.1
documents-format-ubl-note = EN 16931, como la admite la plataforma española
documents-format-peppol = Peppol BIS 3
documents-format-peppol-note = Para clientes de la red Peppol; necesita las dos direcciones para facturas electrónicas
documents-format-xrechnung = XRechnung 3
documents-format-xrechnung-note = Para organismos alemanes; necesita su referencia (Leitweg-ID) y el contacto de usted
documents-format-cii = UN/CEFACT CII
documents-format-cii-note = EN 16931, el mismo archivo que va dentro del PDF (Factur-X)
documents-cancel-short = Anular
documents-cancel = Anular factura
documents-cancel-note = Para una factura que no debió emitirse (cliente equivocado, emitida dos veces). Si volvió género, hace falta una devolución. Su número queda usado y el pedido vuelve a estar por facturar.
documents-cancel-reason = Motivo
documents-cancelled = Anulada
documents-corrected = Corregida
documents-corrected-by = Corregida por { $number }
documents-cancel-done = { $number } anulada
documents-end = Y después
documents-end-print = Imprimir
documents-end-merged = Un archivo
documents-end-files = Varios archivos
documents-end-nowhere = Solo emitir
documents-end-merged-hint = Un solo PDF con un marcador para cada una.
documents-end-files-hint = Un PDF para cada una con su factura electrónica dentro y su número por nombre.
documents-tray = Bandeja
documents-tray-own = La que elija la impresora
documents-batch-issue = Emitir
documents-batch-issue-print = Emitir e imprimir
documents-batch-issue-save = Emitir y guardar
documents-batch-background = El trabajo sigue aunque se cierre esto. La barra de arriba trae de vuelta aquí.
documents-batch-cancelled = Detenido. Lo hecho hasta entonces se queda.
documents-batch-printed = { $count ->
    [one] { $count } documento enviado a la impresora
   *[other] { $count } documentos enviados a la impresora
}
documents-batch-saved = { $count ->
    [one] { $count } documento guardado en { $path }
   *[other] { $count } documentos guardados en { $path }
}
documents-batch-look = Ver las facturas
documents-batch-look-title = De { $first } a { $last }
documents-batch-gone = El programa se ha reiniciado desde entonces. Lo emitido está en Documentos.
documents-batch-result = Facturas emitidas
email-verb = Correo
email-title = Enviar { $number } por correo
email-send = Enviar
email-to = Destinatario
email-to-hint = La dirección del cliente. El texto va en su idioma.
email-no-address = El cliente todavía no tiene correo electrónico.
email-message = Mensaje
email-message-hint = Opcional: va entre el saludo y el documento.
email-queued = Saldrá para { $to } en cuanto se alcance el servidor de correo
email-state-sent = Enviado por correo a { $to }: { $when }.
email-state-waiting = Espera para enviarse por correo a { $to }.
email-state-refused = No se ha podido enviar por correo a { $to }.
email-server-says = Respuesta: { $text }
email-discard = Descartar

documents-day-place = Ubicación
documents-day-on = Día
documents-day-missing = Elija una ubicación y un día.
email-state-held = Retenido: se restauró una copia anterior de los libros y este mensaje para { $to } puede haberse enviado ya.
documents-correct = Rectificar
documents-correct-title = Rectificar la factura { $number }
documents-correct-note = Lo que se devuelve se rectifica con su devolución. Aquí se rectifica lo que el cliente conserva.
documents-correct-ground = Motivo
documents-correct-issue = Emitir
documents-correct-done = { $number } queda rectificada por { $by }.
documents-ground-buyer_data = Los datos del cliente eran erróneos
documents-ground-buyer_data-note = Una factura nueva ocupa su lugar, con los datos actuales del cliente. Corrija antes la ficha del cliente.
documents-ground-insolvency = El cliente está en concurso de acreedores
documents-ground-insolvency-note = Rectificativa por diferencias de toda la factura (en España, R2). La deuda sigue pendiente.
documents-ground-bad_debt = La factura es incobrable
documents-ground-bad_debt-note = Rectificativa por diferencias de toda la factura (en España, R3). La deuda sigue pendiente.
documents-receipts = Factura completa
documents-receipts-title = Factura completa de facturas simplificadas
documents-receipts-note = Una factura completa ocupa el lugar de las simplificadas elegidas. Ventas e impuestos cuentan una sola vez.
documents-receipts-count = { $count ->
    [one] { $count } factura simplificada
   *[other] { $count } facturas simplificadas
}
documents-receipts-customer = Para
documents-receipts-customer-hint = Nombre o número de un cliente con NIF
documents-receipts-nobody = Ningún cliente coincide. Añádalo antes en Clientes.
documents-receipts-done = Factura { $number } emitida.
