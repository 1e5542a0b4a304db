package cognitosync.localcloud.userpool.api;

import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.protocol.Constraints;
import cognitosync.localcloud.protocol.Members;
import cognitosync.localcloud.userpool.users.Attributes;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads the members of a request to user pools and collects all that violate the constraints of the model. Most of them are
 * sensitive there: their values are not repeated.
 */
public final class Input {
    private static final Pattern CLIENT_ID = Pattern.compile("[\\w+]+");
    private static final Pattern SECRET_HASH = Pattern.compile("[\\w+=/]+");
    private static final Pattern USERNAME = Pattern.compile("[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+");
    // Unlike in the model, spaces inside are taken: the guide counts them as symbols.
    private static final Pattern PASSWORD = Pattern.compile("^[\\S]+.*[\\S]+$", Pattern.DOTALL);
    private static final Pattern CODE = Pattern.compile("[\\S]+");
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9-_=.]+");
    private static final Pattern ATTRIBUTE_NAME = Pattern.compile("[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\t\\n\\r ]+");
    private static final Pattern POOL_ID = Pattern.compile("[\\w-]+_[0-9a-zA-Z]+");
    private static final int MAX_POOL_ID = 55;
    private static final int MAX_PAGE = 60;
    private static final int MAX_PAGE_TOKEN = 131_072;
    private static final int MAX_ID = 128;
    private static final int MAX_SECRET = 64;
    private static final int MAX_PASSWORD = 256;
    private static final int MAX_CODE = 2_048;
    private static final int MAX_ATTRIBUTE_NAME = 32;
    private static final int MAX_ATTRIBUTES = 100;

    private final Members members;
    private final Constraints constraints =
            new Constraints(message -> new AwsException("InvalidParameterException", 400, message));

    /** Reads nothing yet. */
    public Input(ObjectNode body) {
        this.members = new Members(body);
    }

    /** The members themselves, for what no method here reads. */
    public Members members() {
        return members;
    }

    /** Collects what is wrong with them. */
    public Constraints constraints() {
        return constraints;
    }

    /** A required id of an app client. */
    public String clientId() {
        return required("ClientId", MAX_ID, CLIENT_ID);
    }

    Optional<String> secretHash() {
        return optional("SecretHash", MAX_ID, SECRET_HASH);
    }

    /** A required name of a user. */
    public String username() {
        return required("Username", MAX_ID, USERNAME);
    }

    /** A required password. */
    public String password(String member) {
        return required(member, 0, MAX_PASSWORD, PASSWORD);
    }

    /** A required code. */
    String code(String member) {
        return required(member, MAX_CODE, CODE);
    }

    String accessToken() {
        return token("AccessToken");
    }

    /** A required token of any kind. */
    String token(String member) {
        return required(member, 0, Integer.MAX_VALUE, TOKEN);
    }

    Optional<String> clientSecret() {
        return optional("ClientSecret", MAX_SECRET, CLIENT_ID);
    }

    /** A required name of an attribute. */
    String attributeName(String member) {
        Optional<String> name = members.text(member);
        constraints.present(lowerFirst(member), name);
        name.ifPresent(value -> requireName(lowerFirst(member), value));
        return name.orElse("");
    }

    /** A required list of names and values. */
    Map<String, String> requiredAttributes(String member) {
        if (!members.node().hasNonNull(member)) {
            constraints.present(lowerFirst(member), Optional.empty());
        }
        return attributes(member);
    }

    /** A list of names and values; a value that is missing is empty, and the last of one name counts. */
    public Map<String, String> attributes(String member) {
        Map<String, String> attributes = new LinkedHashMap<>();
        List<Members> pairs = members.structures(member);
        constraints.elements(lowerFirst(member), pairs, 0, MAX_ATTRIBUTES);
        for (int i = 0; i < pairs.size(); i++) {
            String path = lowerFirst(member) + "." + (i + 1) + ".member.";
            Optional<String> name = pairs.get(i).text("Name");
            constraints.present(path + "name", name);
            name.ifPresent(value -> requireName(path + "name", value));
            String value = pairs.get(i).text("Value").orElse("");
            requireLength(path + "value", value, 0, Attributes.LONGEST_VALUE);
            name.ifPresent(key -> attributes.put(key, value));
        }
        return attributes;
    }

    /** A required id of a pool. */
    public String userPoolId() {
        return required("UserPoolId", MAX_POOL_ID, POOL_ID);
    }

    /** A required name of a group. */
    public String groupName() {
        return required("GroupName", MAX_ID, USERNAME);
    }

    /** A whole number within bounds, where it is there. */
    public Optional<Integer> number(String member, int least, int most) {
        Optional<Integer> number = members.integer(member);
        number.ifPresent(value -> constraints.between(lowerFirst(member), value, least, most));
        return number;
    }

    /** How many elements a page has at most: 60 unless the request says fewer; 0 leaves it to the service. */
    public int limit(String member, int least) {
        return number(member, least, MAX_PAGE).filter(value -> value != 0).orElse(MAX_PAGE);
    }

    /** How many elements a page has at most, which the request has to say. */
    public int requiredLimit(String member) {
        Optional<Integer> limit = number(member, 1, MAX_PAGE);
        constraints.present(lowerFirst(member), limit);
        return limit.orElse(MAX_PAGE);
    }

    /** A token of the page before, where it is there. */
    public Optional<String> pageToken(String member) {
        return optional(member, MAX_PAGE_TOKEN, CODE);
    }

    /** Names of attributes, where there are any. */
    public Optional<Set<String>> attributeNames(String member) {
        List<String> names = members.texts(member);
        constraints.elements(lowerFirst(member), names, 0, MAX_ATTRIBUTES);
        names.forEach(name -> requireName(lowerFirst(member), name));
        return names.isEmpty() ? Optional.empty() : Optional.of(new LinkedHashSet<>(names));
    }

    /** A required text; its value is not repeated. */
    public String required(String member, int most, Pattern pattern) {
        return required(member, 1, most, pattern);
    }

    private String required(String member, int least, int most, Pattern pattern) {
        Optional<String> text = optional(member, least, most, pattern);
        if (members.text(member).isEmpty()) {
            constraints.present(lowerFirst(member), Optional.empty());
        }
        return text.orElse("");
    }

    /** A text, where it is there; its value is not repeated. */
    public Optional<String> optional(String member, int most, Pattern pattern) {
        return optional(member, 1, most, pattern);
    }

    /** A text of at least that length, where it is there; its value is not repeated. */
    public Optional<String> optional(String member, int least, int most, Pattern pattern) {
        Optional<String> text = members.text(member);
        text.ifPresent(value -> {
            // A value that is too long is not held against the pattern.
            if (requireLength(lowerFirst(member), value, least, most)
                    && !pattern.matcher(value).matches()) {
                constraints.violated(
                        lowerFirst(member), "Member must satisfy regular expression pattern: " + pattern.pattern());
            }
        });
        return text;
    }

    /**
     * Ends the reading.
     *
     * @throws AwsException {@code InvalidParameterException} naming every violation
     */
    public void requireValid() {
        constraints.verify();
    }

    private void requireName(String path, String name) {
        constraints.length(path, name, 1, MAX_ATTRIBUTE_NAME);
        if (name.length() <= MAX_ATTRIBUTE_NAME) {
            constraints.pattern(path, name, ATTRIBUTE_NAME);
        }
    }

    private boolean requireLength(String path, String value, int least, int most) {
        int length = value.codePointCount(0, value.length());
        if (length < least) {
            constraints.violated(path, "Member must have length greater than or equal to " + least);
        }
        if (length > most) {
            constraints.violated(path, "Member must have length less than or equal to " + most);
        }
        return length <= most;
    }

    private static String lowerFirst(String member) {
        return Character.toLowerCase(member.charAt(0)) + member.substring(1);
    }
}
