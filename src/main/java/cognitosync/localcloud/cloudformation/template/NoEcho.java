package cognitosync.localcloud.cloudformation.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Parameters whose values nobody is shown.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html">NoEcho</a>
 */
public final class NoEcho {
    /** What is shown instead. */
    public static final String MASK = "****";

    private NoEcho() {}

    /** Whether a parameter is declared so; templates say it as a word, too. */
    static boolean is(JsonNode parameter) {
        return parameter.path("NoEcho").asBoolean();
    }

    /** The values as people may see them. */
    public static Map<String, String> mask(String template, Map<String, String> parameters) {
        Optional<JsonNode> declared = Written.object(template).map(read -> read.path("Parameters"));
        Map<String, String> shown = new LinkedHashMap<>();
        // Of a template that cannot be read, every value may be one that nobody may see.
        parameters.forEach((name, value) ->
                shown.put(name, declared.map(read -> is(read.path(name))).orElse(true) ? MASK : value));
        return shown;
    }

    /** The values that nobody may see, of a template that is still text. */
    public static Set<String> hidden(String template, Map<String, String> parameters) {
        return Written.object(template)
                .map(read -> hidden(read, parameters))
                .orElseGet(() -> Set.copyOf(parameters.values()));
    }

    /** The values that nobody may see. */
    public static Set<String> hidden(JsonNode template, Map<String, String> parameters) {
        Set<String> hidden = new HashSet<>();
        template.path("Parameters").properties().forEach(parameter -> {
            JsonNode declared = parameter.getValue();
            if (is(declared)) {
                String value = parameters.getOrDefault(
                        parameter.getKey(), declared.path("Default").asText());
                hidden.add(value);
                if (declared.path("Type").asText().equals(Parameter.LIST)) {
                    hidden.addAll(Parameter.elements(value));
                }
            }
        });
        return hidden;
    }
}
