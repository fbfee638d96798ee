# Traer pedidos, artículos y clientes de archivos.
imports-title = Importar
imports-note = No se guarda nada hasta empezar. Importar dos veces el mismo archivo no duplica nada.
imports-files = Archivos de datos
imports-drop = Soltar un archivo aquí
imports-drop-text = Pedidos, artículos o clientes: { $endings }
imports-choose = Elegir un archivo
imports-wrong-kind = { $name } no se puede leer. Sí se leen: { $endings }
imports-kind-orders = Pedidos
imports-kind-orders-text = De Shopify, WooCommerce, un marketplace o una hoja de cálculo: una fila por línea.
imports-kind-items = Artículos
imports-kind-items-text = Referencia, nombre, código de barras, precio, coste, peso e IVA.
imports-kind-tax_rates = Impuestos de EE. UU.
imports-kind-tax_rates-text = Tipos por código ZIP, de un estado o de todos.
imports-figure-tax_rates = Tipos
imports-ready-tax_rates = { $count ->
    [one] Se importará { $shown } tipo.
   *[other] Se importarán { $shown } tipos, todos o ninguno.
}
imports-rates = Desde cuándo rigen
imports-rates-from = Primer día
imports-rates-from-note = Los pedidos de días anteriores conservan la tabla anterior.
imports-kind-customers = Clientes
imports-kind-customers-text = Nombres, NIF, direcciones y contacto.
imports-recent = Importaciones recientes
imports-state-running = En marcha
imports-state-done = Terminada
imports-state-cancelled = Cancelada
imports-state-failed = Fallida
imports-back = Volver a importar
imports-other = Otro archivo
imports-again = Importar otro archivo
imports-reading = Leyendo el archivo…
imports-unreadable = No se puede leer este archivo
imports-empty = Este archivo no tiene filas
imports-empty-text = Como mucho tiene cabeceras. Revisar la exportación y elegirlo de nuevo.
imports-rows = { $count ->
    [one] { $shown } fila
   *[other] { $shown } filas
}
imports-huge = Archivo grande: aquí se han mirado las primeras { $shown } filas. Se importa entero, se puede detener y sigue mientras se trabaja en otras pantallas.
imports-figure-rows = Filas
imports-figure-orders = Pedidos
imports-figure-items = Artículos
imports-figure-customers = Clientes
imports-figure-imported = Importado
imports-figure-total = Total
imports-figure-there = Ya estaban
imports-figure-errors = Errores
imports-there = { $count ->
    [one] { $count } ya estaba y se omitirá.
   *[other] { $count } ya estaban y se omitirán.
}
imports-mapping = Columnas
imports-profile = De dónde viene el archivo
imports-col-field = Campo
imports-col-column = Columna
imports-col-samples = Primeros valores
imports-col-row = Fila
imports-col-value = Valor
imports-col-error = Qué falla
imports-required = necesario
imports-column-for = Columna para { $field }
imports-no-column = Sin columna
imports-unused = { $count ->
    [one] Sin usar: { $columns }
   *[other] { $count } columnas sin usar: { $columns }
}
imports-no-errors = Todas las filas se pueden importar.
imports-errors = { $count ->
    [one] { $count } error
   *[other] { $count } errores
}
imports-errors-more = { $count ->
    [one] Y { $count } más.
   *[other] Y { $count } más.
}
imports-errors-download = Descargar errores
imports-lacking = Elegir una columna para: { $fields }
imports-ready-orders = { $count ->
    [one] Se importará { $shown } pedido nuevo; las filas con errores quedan fuera.
   *[other] Se importarán { $shown } pedidos nuevos; las filas con errores quedan fuera.
}
imports-ready-items = { $count ->
    [one] Se importará { $shown } artículo; las filas con errores quedan fuera.
   *[other] Se importarán { $shown } artículos; las filas con errores quedan fuera.
}
imports-ready-customers = { $count ->
    [one] Se importará { $shown } cliente; las filas con errores quedan fuera.
   *[other] Se importarán { $shown } clientes; las filas con errores quedan fuera.
}
imports-start = Empezar a importar
imports-progress = { $done } de { $total }
imports-running-note = Se puede salir de esta pantalla; la importación sigue. Si se detiene, lo ya importado permanece.
imports-done = { $title }: terminado
imports-cancelled = Importación detenida. Lo ya importado permanece.
imports-failed = La importación ha fallado. No se ha guardado nada de la parte fallida.
imports-see-orders = Ver pedidos
imports-job-missing = Esta importación ya no se conoce
imports-job-missing-text = Los resultados se guardan hasta cerrar el programa.
