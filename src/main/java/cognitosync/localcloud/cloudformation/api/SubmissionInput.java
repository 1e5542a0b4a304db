package cognitosync.localcloud.cloudformation.api;

import cognitosync.localcloud.cloudformation.stack.StackState;
import cognitosync.localcloud.cloudformation.stack.Submission;
import cognitosync.localcloud.cloudformation.template.DeploymentException;
import cognitosync.localcloud.cloudformation.template.TemplateLimits;
import cognitosync.localcloud.cloudformation.template.TemplateText;
import cognitosync.localcloud.gateway.QueryInput;
import cognitosync.localcloud.http.PercentEncoding;
import cognitosync.localcloud.protocol.AwsException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Reads the template and parameters of a call.
 *
 * @param templates where clients put templates
 */
record SubmissionInput(CloudFormation.TemplateStore templates) {
    private static final String NAMED_ROLES = "CAPABILITY_NAMED_IAM";
    private static final String ROLES = "CAPABILITY_IAM";
    private static final List<String> CAPABILITIES = List.of(ROLES, NAMED_ROLES, "CAPABILITY_AUTO_EXPAND");

    /**
     * The submission.
     *
     * @param stack whose template, parameters and tags the call may reuse
     * @param token the client's, which every event carries
     */
    Submission read(QueryInput input, Optional<StackState> stack, Optional<String> token) {
        String text = text(input, stack);
        try {
            Submission submission =
                    Submission.parse(text, parameters(input, stack), StackTags.read(input, stack), token);
            requireCapabilities(submission, input.texts("Capabilities"));
            requireAllowedTypes(submission, input.texts("ResourceTypes"));
            return submission.withRetainExceptOnCreate(input.flag("RetainExceptOnCreate"));
        } catch (DeploymentException e) {
            throw new AwsException("ValidationError", 400, e.getMessage());
        }
    }

    /** The template of the call, or of the stack where the call has none, as JSON. */
    JsonNode template(QueryInput input, Optional<StackState> stack) {
        boolean isGiven = input.text("TemplateBody").isPresent()
                || input.text("TemplateURL").isPresent();
        String text = isGiven || stack.isEmpty()
                ? text(input, stack)
                : stack.get().template().map(TemplateText::text).orElse("{}");
        try {
            return Submission.parse(text, Map.of(), Map.of(), Optional.empty())
                    .template()
                    .source();
        } catch (DeploymentException e) {
            throw invalid(e.getMessage());
        }
    }

    private String text(QueryInput input, Optional<StackState> stack) {
        boolean previous = input.flag("UsePreviousTemplate");
        long sources = Stream.of(
                        previous,
                        input.text("TemplateBody").isPresent(),
                        input.text("TemplateURL").isPresent())
                .filter(given -> given)
                .count();
        if (sources > 1) {
            throw invalid("Only one of TemplateBody, TemplateURL and UsePreviousTemplate can be given.");
        }
        if (previous) {
            return stack.flatMap(StackState::template)
                    .map(TemplateText::text)
                    .orElseThrow(() -> invalid("There is no previous template. Send one."));
        }
        return input.text("TemplateBody")
                .map(SubmissionInput::requireShort)
                .or(() -> input.text("TemplateURL").map(this::fetch))
                .orElseThrow(() -> invalid("Either Template URL or Template Body must be specified."));
    }

    private static String requireShort(String body) {
        if (body.getBytes(StandardCharsets.UTF_8).length > TemplateLimits.BODY_BYTES) {
            throw invalid(
                    "1 validation error detected: Value at 'templateBody' failed to satisfy constraint: Member must"
                            + " have length less than or equal to " + TemplateLimits.BODY_BYTES);
        }
        return body;
    }

    // Only path-style addresses of this machine's own bucket come here: nothing is fetched over a network.
    private String fetch(String url) {
        try {
            String path = Optional.ofNullable(new URI(url).getRawPath()).orElse("/");
            String[] parts = path.substring(Math.min(1, path.length())).split("/", 2);
            String key = parts.length < 2 ? "" : PercentEncoding.decode(parts[1]);
            return templates
                    .find(parts[0], key)
                    .map(SubmissionInput::text)
                    .orElseThrow(() -> invalid("S3 error: there is no object " + key + " in a bucket " + parts[0]
                            + "; TemplateURL must be a path-style address of this machine."));
        } catch (URISyntaxException e) {
            throw invalid("TemplateURL is not a valid URL: " + url);
        }
    }

    private static String text(byte[] template) {
        if (template.length > TemplateLimits.OBJECT_BYTES) {
            throw invalid("Template may not exceed " + TemplateLimits.OBJECT_BYTES + " bytes in size.");
        }
        return new String(template, StandardCharsets.UTF_8);
    }

    private static Map<String, String> parameters(QueryInput input, Optional<StackState> stack) {
        Map<String, String> previous = stack.map(StackState::parameters).orElse(Map.of());
        Map<String, String> parameters = new LinkedHashMap<>();
        Set<String> keys = new HashSet<>();
        for (QueryInput parameter : input.structures("Parameters")) {
            String key = parameter.required("ParameterKey");
            boolean usePrevious = parameter.flag("UsePreviousValue");
            if (usePrevious && parameter.text("ParameterValue").isPresent()) {
                throw invalid("Invalid input for parameter key " + key
                        + ". Cannot specify usePreviousValue as true and non empty value for a parameter");
            }
            if (!keys.add(key)) {
                throw invalid("The parameter " + key + " is given twice.");
            }
            if (!usePrevious) {
                parameters.put(key, parameter.text("ParameterValue").orElse(""));
            } else if (previous.containsKey(key)) {
                parameters.put(key, previous.get(key));
            }
            // One that the previous template did not have has its default.
        }
        return parameters;
    }

    private static void requireCapabilities(Submission submission, List<String> given) {
        given.stream().filter(each -> !CAPABILITIES.contains(each)).findFirst().ifPresent(unknown -> {
            throw invalid("The capability " + unknown + " is not valid. Use one of " + CAPABILITIES + ".");
        });
        TreeSet<String> needed = new TreeSet<>();
        submission.template().source().path("Resources").forEach(resource -> {
            if (resource.path("Type").asText().startsWith("AWS::IAM::")) {
                needed.add(resource.path("Properties").has("RoleName") ? NAMED_ROLES : ROLES);
            }
        });
        boolean covered = given.contains(NAMED_ROLES) || (given.contains(ROLES) && !needed.contains(NAMED_ROLES));
        if (!needed.isEmpty() && !covered) {
            throw new AwsException("InsufficientCapabilitiesException", 400, "Requires capabilities : " + needed);
        }
    }

    /** Refuses a template with a type that {@code ResourceTypes} does not name; an entry may end in {@code *}. */
    private static void requireAllowedTypes(Submission submission, List<String> allowed) {
        submission.template().source().path("Resources").forEach(resource -> {
            String type = resource.path("Type").asText();
            if (!allowed.isEmpty() && allowed.stream().noneMatch(each -> covers(each, type))) {
                throw invalid("Resource type " + type + " is not allowed by parameter ResourceTypes " + allowed);
            }
        });
    }

    private static boolean covers(String allowed, String type) {
        return allowed.endsWith("*")
                ? type.startsWith(allowed.substring(0, allowed.length() - 1))
                : type.equals(allowed);
    }

    private static AwsException invalid(String message) {
        return new AwsException("ValidationError", 400, message);
    }
}
