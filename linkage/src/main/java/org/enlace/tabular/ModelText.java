// SPDX-License-Identifier: Apache-2.0
package org.enlace.tabular;

import java.util.List;
import java.util.stream.Collectors;
import org.enlace.linkage.column.ColumnField;
import org.enlace.linkage.column.ValueForm;
import org.enlace.linkage.criterion.BlockingRule;
import org.enlace.linkage.criterion.Comparison;
import org.enlace.linkage.criterion.ComparisonLevel;
import org.enlace.linkage.criterion.LinkageModel;
import org.enlace.linkage.criterion.PartnerLimit;

/** A model as JSON, one level a line, so that a person can read it and a difference shows where it is. */
final class ModelText {
    private ModelText() {}

    static String of(LinkageModel model) {
        return "{\n  \"prior\": " + model.prior() + ",\n  \"threshold\": " + model.threshold()
                + (model.partners() == PartnerLimit.ANY
                        ? ""
                        : ",\n  \"partners\": " + quoted(ModelFile.word(model.partners())))
                + ",\n  \"rules\": " + rules(model)
                + ",\n  \"comparisons\": [\n    "
                + joined(model.comparisons().stream().map(ModelText::comparison).toList(), ",\n    ")
                + "\n  ]\n}\n";
    }

    private static String rules(LinkageModel model) {
        return model.isExhaustive()
                ? quoted(ModelFile.EXHAUSTIVE)
                : "[\n    " + joined(model.rules().stream().map(ModelText::rule).toList(), ",\n    ") + "\n  ]";
    }

    private static String rule(BlockingRule rule) {
        String fields =
                "[" + joined(rule.fields().stream().map(ModelText::ruleField).toList(), ", ") + "]";
        return rule.largest() == 0 ? fields : "{\"fields\": " + fields + ", \"largest\": " + rule.largest() + "}";
    }

    private static String ruleField(ColumnField field) {
        boolean plain = field.form() == ValueForm.RAW && field.columns().size() == 1;
        return plain ? quoted(field.columns().getFirst()) : "{" + field(field) + "}";
    }

    private static String field(ColumnField field) {
        String columns = field.columns().size() == 1
                ? "\"column\": " + quoted(field.columns().getFirst())
                : "\"columns\": ["
                        + joined(field.columns().stream().map(ModelText::quoted).toList(), ", ") + "]";
        return field.form() == ValueForm.RAW
                ? columns
                : columns + ", \"form\": " + quoted(ModelFile.word(field.form()));
    }

    private static String comparison(Comparison comparison) {
        return "{\"name\": " + quoted(comparison.name()) + ", " + field(comparison.field())
                + (comparison.share() == 1 ? "" : ", \"share\": " + comparison.share()) + ", \"levels\": [\n      "
                + joined(comparison.levels().stream().map(ModelText::level).toList(), ",\n      ") + "\n    ]}";
    }

    private static String level(ComparisonLevel level) {
        return "{\"criterion\": " + quoted(level.criterion().label()) + ", \"m\": " + level.m() + ", \"u\": "
                + level.u() + (level.termFrequency() ? ", \"termFrequency\": true}" : "}");
    }

    private static String joined(List<String> parts, String between) {
        return parts.stream().collect(Collectors.joining(between));
    }

    private static String quoted(String text) {
        return '"' + TextSink.escaped(text) + '"';
    }
}
