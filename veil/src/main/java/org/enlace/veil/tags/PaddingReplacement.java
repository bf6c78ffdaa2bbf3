// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil.tags;

/**
 * How much of the padding changes with a tag set, so that what was changed does not show: the number of entries that change is a
 * padded size. Points change under a tag that stays; where a layout has them, half of the changed entries keep their tag, for else
 * those that do would be known for no padding.
 *
 * @param replaced padding entries that go
 * @param relabelled padding entries, of those that stay, that get another label
 */
record PaddingReplacement(int replaced, int relabelled) {

    /**
     * The change of padding beside a change of the rest; all the padding where there is too little of it.
     *
     * @param gone entries that go, or change
     * @param fresh entries that come, or change
     * @param common how many of both keep their tag
     */
    static PaddingReplacement of(TagLayout layout, int gone, int fresh, int common, int padding) {
        int other = Math.max(gone, fresh) - common;
        boolean halved = layout == TagLayout.POINTS;
        int changes = SetPadding.size(halved ? 2 * Math.max(common, other) : other);
        int relabelled = halved ? changes / 2 - common : 0;
        int replaced = changes - (halved ? changes / 2 : 0) - (gone - common);
        return replaced + relabelled <= padding
                ? new PaddingReplacement(replaced, relabelled)
                : new PaddingReplacement(padding, 0);
    }
}
