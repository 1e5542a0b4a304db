package cognitosync.localcloud.cloudformation.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Masks the values of parameters with {@code NoEcho} wherever they appear: in parameters, status reasons, events, logs and pages.
 * Each occurrence of a whole value is replaced; an empty value masks nothing.
 *
 * @param values the longest first, since one may be part of another
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html">NoEcho</a>
 */
public record NoEchoMask(List<String> values) {
    /** Replaces a value, as in CloudFormation. */
    public static final String MASK = "****";

    /** A reason may quote values as long as templates. */
    private static final int LONGEST_REASON = 8_192;

    /** Masks these values. */
    public static NoEchoMask of(Collection<String> values) {
        return new NoEchoMask(values.stream()
                .filter(value -> !value.isEmpty())
                .distinct()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList());
    }

    /** Whether a parameter is declared with NoEcho; templates may write the flag as text. */
    static boolean isDeclared(JsonNode parameter) {
        return parameter.path("NoEcho").asBoolean();
    }

    /** The parameters with their values masked where the template declares NoEcho; all of them if it cannot be parsed. */
    public static Map<String, String> maskParameters(TemplateText template, Map<String, String> parameters) {
        Optional<JsonNode> declared = template.json().map(read -> read.path("Parameters"));
        Map<String, String> masked = new LinkedHashMap<>();
        parameters.forEach((name, value) -> masked.put(
                name, declared.map(read -> isDeclared(read.path(name))).orElse(true) ? MASK : value));
        return masked;
    }

    /** The values of NoEcho parameters; those of all parameters if the template cannot be parsed. */
    public static Set<String> hidden(TemplateText template, Map<String, String> parameters) {
        return template.json().map(read -> hidden(read, parameters)).orElseGet(() -> Set.copyOf(parameters.values()));
    }

    /** The values of NoEcho parameters, given or default. */
    public static Set<String> hidden(JsonNode template, Map<String, String> parameters) {
        Set<String> hidden = new HashSet<>();
        template.path("Parameters").properties().forEach(parameter -> {
            JsonNode declared = parameter.getValue();
            if (isDeclared(declared)) {
                hidden.add(parameters.getOrDefault(
                        parameter.getKey(), declared.path("Default").asText()));
            }
        });
        return hidden;
    }

    /** The text with every value masked. */
    public String mask(String text) {
        if (values.stream().noneMatch(text::contains)) {
            return text;
        }
        // In one pass: a short value may be part of the mask itself.
        return Pattern.compile(values.stream().map(Pattern::quote).collect(Collectors.joining("|")))
                .matcher(text)
                .replaceAll(Matcher.quoteReplacement(MASK));
    }

    /** A status reason, masked and of bounded length. */
    public String maskReason(String reason) {
        String masked = mask(reason);
        return masked.length() <= LONGEST_REASON ? masked : masked.substring(0, LONGEST_REASON) + "…";
    }

    /** The failure itself if it contains no value; else one with masked messages and its stack traces. */
    public RuntimeException mask(RuntimeException failure) {
        return contains(failure) ? masked(failure) : failure;
    }

    /** As {@link #mask(RuntimeException)}, for errors too. */
    public Throwable mask(Throwable failure) {
        return contains(failure) ? masked(failure) : failure;
    }

    private boolean contains(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (values.stream().anyMatch(each.toString()::contains)) {
                return true;
            }
        }
        return false;
    }

    private DeploymentException masked(Throwable failure) {
        Throwable cause = failure.getCause() == null ? null : masked(failure.getCause());
        String message = failure instanceof DeploymentException ? failure.getMessage() : failure.toString();
        DeploymentException masked = new DeploymentException(maskReason(message), cause);
        masked.setStackTrace(failure.getStackTrace());
        return masked;
    }
}
