// SPDX-License-Identifier: Apache-2.0
package org.enlace.agreement;

/** Why an agreement, or the lack of one, refuses. The name is the stable code that the desk translates. */
public enum RefusalCode {
    NO_AGREEMENT("No agreement between the two authorities covers this."),
    NOT_YET_IN_FORCE("The agreement is not in force yet."),
    SUSPENDED("The agreement is suspended."),
    ENDED("The agreement has ended."),
    EXPIRED("The agreement's validity is over."),
    UNKNOWN_KEYS("The keys in use are not the keys that the agreement names."),
    PROTOCOL_TOO_OLD("The partner's protocol version is below the agreement's security floor."),
    OPERATION_NOT_ALLOWED("The agreement does not allow this operation."),
    TRIGGER_NOT_ALLOWED("The agreement does not allow this operation on this trigger."),
    PURPOSE_NOT_ALLOWED("The agreement does not allow this purpose."),
    RECIPIENT_NOT_ALLOWED("The agreement does not let this authority receive for this purpose."),
    JUSTIFICATION_MISSING("The agreement asks for a justification."),
    CLASS_NOT_ALLOWED("The agreement allows no query over this class of identifiers."),
    PERSON_EXCLUDED("Smuggled persons, victims, witnesses, minors and informants are excluded."),
    KIND_NOT_ALLOWED("The agreement does not allow this kind of subject or link for this purpose."),
    PROPERTY_NOT_ALLOWED("The agreement does not allow this property for this purpose."),
    HOME_ADDRESS("The place of a person goes only where the agreement names addresses of persons."),
    NOT_CONNECTED("What this would be connected with does not go."),
    HANDLING_TOO_RESTRICTED("The handling code of this fact does not allow it to be shared here."),
    GRADE_TOO_LOW("The evaluation of this fact is below the agreement's minimum."),
    FACT_EXPIRED("The retention of this fact is over."),
    OUTCOME_NOT_ALLOWED("The agreement does not allow outcomes to be told."),
    APPROVAL_MISSING("The agreement asks for the approval of an officer in this role."),
    APPROVALS_NOT_DISTINCT("The agreement asks for the approval of two different officers."),
    NOTHING_TO_SHARE("Nothing of what was asked for may be shared."),
    TOO_MANY_REQUESTS("Too many requests of this authority wait here or came within a day: ask again tomorrow."),
    UNKNOWN_HANDLE("The handle of the hit is not known here."),
    UNKNOWN_REQUEST("The request is not known here."),
    MALFORMED("The message is not well formed.");

    private final String english;

    RefusalCode(String english) {
        this.english = english;
    }

    /** One English sentence without any case content. */
    public String english() {
        return english;
    }
}
