package cognitosync.localcloud.userpool.settings;

import cognitosync.localcloud.protocol.JsonProtocol;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;

/**
 * An attribute that every pool has.
 *
 * @param name such as {@code email}
 * @param type {@code String}, {@code Number} or {@code Boolean}
 * @param shortest of a text
 * @param longest of a text
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html#cognito-user-pools-standard-attributes">Standard
 *     attributes</a>
 */
record StandardAttribute(String name, String type, int shortest, int longest) {
    private static final int LONGEST = 2_048;
    private static final int BIRTHDATE = 10;
    private static final String SUB = "sub";

    static final List<StandardAttribute> ALL = Stream.of(
                    Stream.of(new StandardAttribute(SUB, "String", 1, LONGEST)),
                    texts(
                            "name",
                            "given_name",
                            "family_name",
                            "middle_name",
                            "nickname",
                            "preferred_username",
                            "profile",
                            "picture",
                            "website",
                            "email"),
                    Stream.of(new StandardAttribute("email_verified", "Boolean", 0, 0)),
                    texts("gender"),
                    Stream.of(new StandardAttribute("birthdate", "String", BIRTHDATE, BIRTHDATE)),
                    texts("zoneinfo", "locale", "phone_number"),
                    Stream.of(new StandardAttribute("phone_number_verified", "Boolean", 0, 0)),
                    texts("address"),
                    Stream.of(new StandardAttribute("updated_at", "Number", 0, 0)))
            .flatMap(attributes -> attributes)
            .toList();

    private static Stream<StandardAttribute> texts(String... names) {
        return Stream.of(names).map(name -> new StandardAttribute(name, "String", 0, LONGEST));
    }

    /**
     * {@code SchemaAttributeType}.
     *
     * @param declared what the pool declares of it, if anything
     */
    ObjectNode describe(JsonNode declared) {
        ObjectNode json = JsonProtocol.MAPPER
                .createObjectNode()
                .put("Name", name)
                .put("AttributeDataType", type)
                .put("DeveloperOnlyAttribute", false)
                .put("Mutable", declared.path("Mutable").asBoolean(!name.equals(SUB)))
                .put("Required", declared.path("Required").asBoolean(name.equals(SUB)));
        if (type.equals("String")) {
            json.putObject("StringAttributeConstraints")
                    .put("MinLength", String.valueOf(shortest))
                    .put("MaxLength", String.valueOf(longest));
        }
        if (type.equals("Number")) {
            json.putObject("NumberAttributeConstraints").put("MinValue", "0");
        }
        return json;
    }
}
