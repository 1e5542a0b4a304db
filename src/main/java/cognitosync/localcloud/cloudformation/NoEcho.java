package cognitosync.localcloud.cloudformation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Parameters whose values nobody is shown.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html">NoEcho</a>
 */
final class NoEcho {
    /** What is shown instead. */
    static final String MASK = "****";

    private NoEcho() {}

    /** Whether a parameter is declared so; templates say it as a word, too. */
    static boolean is(JsonNode parameter) {
        return parameter.path("NoEcho").asBoolean();
    }

    /** The values as people may see them. */
    static Map<String, String> mask(String template, Map<String, String> parameters) {
        JsonNode declared = StackRecords.object(template).path("Parameters");
        Map<String, String> shown = new LinkedHashMap<>();
        parameters.forEach((name, value) -> shown.put(name, is(declared.path(name)) ? MASK : value));
        return shown;
    }

    /** The values that nobody may see. */
    static Set<String> hidden(String template, Map<String, String> parameters) {
        JsonNode declared = StackRecords.object(template).path("Parameters");
        return declared.properties().stream()
                .filter(parameter -> is(parameter.getValue()))
                .map(parameter -> parameters.getOrDefault(
                        parameter.getKey(), parameter.getValue().path("Default").asText()))
                .collect(Collectors.toSet());
    }
}
