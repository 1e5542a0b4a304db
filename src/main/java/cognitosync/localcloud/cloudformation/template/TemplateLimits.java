package cognitosync.localcloud.cloudformation.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/**
 * The quotas of CloudFormation for submitted templates. A deployed template is not checked again: its stack must be restored and can
 * be deleted.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html">Quotas</a>
 */
public final class TemplateLimits {
    /** Bytes of a template in the call itself. */
    public static final int BODY_BYTES = 51_200;

    /** Bytes of a template in a bucket. */
    public static final int OBJECT_BYTES = 1_000_000;

    private static final Map<String, Integer> MEMBERS =
            Map.of("Resources", 500, "Parameters", 200, "Outputs", 200, "Mappings", 200);
    private static final int MAPPING_ATTRIBUTES = 200;
    private static final int PARAMETER_BYTES = 4_096;
    private static final int NAME_CHARACTERS = 255;
    private static final Map<String, Integer> DESCRIPTION_BYTES = Map.of("Parameters", 4_000, "Outputs", 1_024);
    private static final int TEMPLATE_DESCRIPTION_BYTES = 1_024;

    private TemplateLimits() {}

    /** Refuses what is larger than CloudFormation takes it. */
    public static void check(Template template, Map<String, String> parameters) {
        JsonNode source = template.source();
        MEMBERS.forEach((section, most) -> {
            int count = source.path(section).size();
            if (count > most) {
                throw refused("Number of " + section.toLowerCase(Locale.ROOT) + ", " + count
                        + ", is greater than maximum allowed, " + most);
            }
            source.path(section).fieldNames().forEachRemaining(name -> {
                if (name.length() > NAME_CHARACTERS) {
                    throw refused("a name of " + section + " has " + name.length() + " characters; the limit is "
                            + NAME_CHARACTERS);
                }
            });
        });
        source.path("Mappings").properties().forEach(mapping -> {
            if (mapping.getValue().size() > MAPPING_ATTRIBUTES) {
                throw refused("Number of attributes of the mapping " + mapping.getKey() + ", "
                        + mapping.getValue().size() + ", is greater than maximum allowed, " + MAPPING_ATTRIBUTES);
            }
        });
        description("the template", source, TEMPLATE_DESCRIPTION_BYTES);
        DESCRIPTION_BYTES.forEach((section, most) -> source.path(section)
                .properties()
                .forEach(member -> description(section + "." + member.getKey(), member.getValue(), most)));
        parameters.forEach((name, value) -> {
            if (bytes(value) > PARAMETER_BYTES) {
                throw new DeploymentException("The value of the parameter " + name + " has " + bytes(value)
                        + " bytes; the limit is " + PARAMETER_BYTES + ".");
            }
        });
    }

    private static void description(String where, JsonNode node, int most) {
        if (bytes(node.path("Description").asText()) > most) {
            throw refused("'Description' length is greater than " + most + " (" + where + ")");
        }
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static DeploymentException refused(String what) {
        return new DeploymentException("Template format error: " + what + ".");
    }
}
