// SPDX-License-Identifier: Apache-2.0
package org.enlace.region;

/** What a member does in a network, in the words of the files. */
enum NetworkRole {
    RECRUITER("reclutador", "recruiter"),
    DRIVER("conductor", "driver"),
    SAFE_HOUSE("encargado de casa de seguridad", "safe house keeper"),
    FORGER("falsificador de documentos", "document forger"),
    COLLECTOR("cobrador", "money collector"),
    BOAT_OWNER("dueño de lancha", "boat owner"),
    GUIDE("guía", "guide"),
    COORDINATOR("coordinador", "coordinator");

    private final String spanish;
    private final String english;

    NetworkRole(String spanish, String english) {
        this.spanish = spanish;
        this.english = english;
    }

    String in(RegionSeat seat) {
        return seat.writesEnglish() ? english : spanish;
    }

    String english() {
        return english;
    }
}
