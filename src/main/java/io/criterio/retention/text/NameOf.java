package io.criterio.retention.text;

/** A kind of code that has a display name, under {@code names} in a text file. */
public enum NameOf {
    TOOL("tools"),
    EXTRA("extras"),
    MOTIVE("motives"),
    ARGUMENT("arguments"),
    PLAN("plans"),
    STATUS("statuses"),
    SYSTEM("systems"),
    AREA("areas"),
    CUSTOMER_TYPE("customerTypes"),
    REASON("reasons");

    private final String key;

    NameOf(String key) {
        this.key = key;
    }

    String key() {
        return key;
    }
}
