package cognitosync.localcloud.identitypool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads members of a request and collects what is wrong with them, so that all of it is said at once. */
final class Input {
    private static final Pattern ID = Pattern.compile("[\\w-]+:[0-9a-f-]+");
    private static final Pattern ACCOUNT_ID = Pattern.compile("\\d+");
    private static final int LONGEST_ID = 55;
    private static final int LONGEST_ACCOUNT_ID = 15;
    private static final int MOST_LOGINS = 10;
    private static final int LONGEST_PROVIDER = 128;
    private static final int LONGEST_TOKEN = 50_000;

    private final ObjectNode body;
    private final List<String> wrong = new ArrayList<>();

    Input(ObjectNode body) {
        this.body = body;
    }

    /** A required id of a pool or an identity. */
    String id(String member) {
        String id = text(body, member);
        if (id == null) {
            wrong.add(
                    "Value null at '" + lowerFirst(member) + "' failed to satisfy constraint: Member must not be null");
            return "";
        }
        require(member, id, ID, LONGEST_ID);
        return id;
    }

    /** A required list of ids. */
    List<String> ids(String member, int most) {
        List<String> ids = texts(member);
        ids.forEach(id -> require(member, id, ID, LONGEST_ID));
        if (ids.size() > most) {
            wrong.add("Value at '" + lowerFirst(member)
                    + "' failed to satisfy constraint: Member must have length less than or equal to " + most);
        }
        return ids;
    }

    /** A required list of names of providers. */
    List<String> providers(String member) {
        List<String> names = texts(member);
        if (names.stream().anyMatch(name -> name.isEmpty() || name.length() > LONGEST_PROVIDER)) {
            wrong.add("Value at '" + lowerFirst(member) + "' failed to satisfy constraint: Member must have 1 to "
                    + LONGEST_PROVIDER + " characters");
        }
        return names;
    }

    // A list that must be there must say something.
    private List<String> texts(String member) {
        List<String> texts = new ArrayList<>();
        JsonNode list = body.path(member);
        if (!list.isArray() && !list.isMissingNode() && !list.isNull()) {
            throw Errors.serialization(member + " must be a list.");
        }
        for (JsonNode element : list) {
            if (!element.isTextual()) {
                throw Errors.serialization("An element of " + member + " is not text.");
            }
            texts.add(element.asText());
        }
        if (texts.isEmpty()) {
            wrong.add("Value " + (list.isArray() ? "'[]'" : "null") + " at '" + lowerFirst(member)
                    + "' failed to satisfy constraint: Member must "
                    + (list.isArray() ? "have length greater than or equal to 1" : "not be null"));
        }
        return texts;
    }

    /** A required number. */
    int number(String member, int least, int most) {
        JsonNode value = body.path(member);
        if (value.isMissingNode() || value.isNull()) {
            wrong.add(
                    "Value null at '" + lowerFirst(member) + "' failed to satisfy constraint: Member must not be null");
            return least;
        }
        if (!value.canConvertToInt() || !value.isIntegralNumber()) {
            throw Errors.serialization(member + " must be a whole number.");
        }
        int number = value.asInt();
        if (number < least || number > most) {
            wrong.add("Value '" + number + "' at '" + lowerFirst(member)
                    + "' failed to satisfy constraint: Member must have value "
                    + (number < least ? "greater than or equal to " + least : "less than or equal to " + most));
        }
        return number;
    }

    /** A yes or no, no where it is absent. */
    boolean flag(String member) {
        JsonNode value = body.path(member);
        if (!value.isMissingNode() && !value.isNull() && !value.isBoolean()) {
            throw Errors.serialization(member + " must be true or false.");
        }
        return value.asBoolean();
    }

    Optional<String> optionalText(String member) {
        return Optional.ofNullable(text(body, member));
    }

    /** The account, which AWS takes and does not need. */
    void accountId() {
        String id = text(body, "AccountId");
        if (id != null) {
            require("AccountId", id, ACCOUNT_ID, LONGEST_ACCOUNT_ID);
        }
    }

    /** Tokens by their provider. */
    Map<String, String> logins() {
        Map<String, String> logins = new LinkedHashMap<>();
        JsonNode given = body.path("Logins");
        if (given.isMissingNode() || given.isNull()) {
            return logins;
        }
        if (!(given instanceof ObjectNode map)) {
            throw Errors.serialization("Logins must be an object of provider names and tokens.");
        }
        for (String provider : (Iterable<String>) map::fieldNames) {
            String token = text(map, provider);
            boolean fits = token != null
                    && !token.isEmpty()
                    && token.length() <= LONGEST_TOKEN
                    && !provider.isEmpty()
                    && provider.length() <= LONGEST_PROVIDER;
            if (!fits) {
                // The value is a token: it is not repeated.
                wrong.add("Value at 'logins' failed to satisfy constraint: Map keys must have 1 to " + LONGEST_PROVIDER
                        + " characters, map values 1 to " + LONGEST_TOKEN);
            }
            logins.put(provider, token == null ? "" : token);
        }
        if (logins.size() > MOST_LOGINS) {
            wrong.add("Value at 'logins' failed to satisfy constraint: Member must have length less than or equal to "
                    + MOST_LOGINS);
        }
        return logins;
    }

    /** Refuses a member that changes the answer on AWS and is not run here. */
    void refuse(String member) {
        if (body.hasNonNull(member)) {
            throw Errors.invalidParameter(member + " is not supported by the local cloud.");
        }
    }

    /** Ends the reading. */
    void requireValid() {
        if (!wrong.isEmpty()) {
            throw Errors.validation(wrong.size() + " validation error" + (wrong.size() == 1 ? "" : "s") + " detected: "
                    + String.join("; ", wrong));
        }
    }

    private void require(String member, String value, Pattern pattern, int longest) {
        String place =
                "Value '" + value + "' at '" + lowerFirst(member) + "' failed to satisfy constraint: Member must ";
        if (value.isEmpty()) {
            wrong.add(place + "have length greater than or equal to 1");
        }
        if (value.length() > longest) {
            wrong.add("Value at '" + lowerFirst(member)
                    + "' failed to satisfy constraint: Member must have length less than or equal to " + longest);
        } else if (!pattern.matcher(value).matches()) {
            wrong.add(place + "satisfy regular expression pattern: " + pattern);
        }
    }

    private static String text(ObjectNode object, String member) {
        JsonNode value = object.path(member);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw Errors.serialization("A member that must be text is not: " + value.getNodeType() + " given.");
        }
        return value.asText();
    }

    private static String lowerFirst(String member) {
        return Character.toLowerCase(member.charAt(0)) + member.substring(1);
    }
}
