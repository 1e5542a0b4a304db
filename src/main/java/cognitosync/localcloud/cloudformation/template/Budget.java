package cognitosync.localcloud.cloudformation.template;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What may be spent on resolving one template: every value that a function makes costs one, and as much again as it has
 * characters. Both the time and the size of what comes out are bounded by it, since functions inside one another can double a text
 * at every level. A template has a million characters at most; what it resolves to may have four times as many, which the store
 * keeps and reads back.
 */
final class Budget {
    static final long CHARACTERS = 4_000_000;
    private static final int VALUE = 1;

    private long left = CHARACTERS;

    /** For a text of that many characters, before it is made. */
    void spend(long characters) {
        left -= characters + VALUE;
        if (left < 0) {
            throw new DeploymentException("The template resolves to too much: its functions make more than "
                    + CHARACTERS + " characters. Shorten what Fn::Sub, Fn::Join and the like repeat.");
        }
    }

    /** For a value that is used once more. */
    <T extends JsonNode> T spendOn(T value) {
        spend(value.isValueNode() ? value.asText().length() : 0);
        for (JsonNode each : value) {
            spendOn(each);
        }
        return value;
    }
}
