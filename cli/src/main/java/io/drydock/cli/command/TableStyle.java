package io.drydock.cli.command;

import java.util.List;

/**
 * What a table shows beside its kind's own columns.
 *
 * @param withNamespace a first column with the namespace, for kinds that have one
 * @param withKind "pod/web" in the name's place
 * @param labelColumns labels that have a column each
 */
record TableStyle(
    boolean wide,
    boolean withNamespace,
    boolean withKind,
    boolean withHeader,
    boolean withLabels,
    List<String> labelColumns) {}
