package cognitosync.localcloud.cloudformation.api;

import cognitosync.localcloud.cloudformation.DeployedStack;
import cognitosync.localcloud.cloudformation.DeploymentException;
import cognitosync.localcloud.cloudformation.Submission;
import cognitosync.localcloud.http.PercentEncoding;
import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.query.QueryInput;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Reads the template and parameters of a call.
 *
 * @param templates where clients put templates
 */
record SubmissionInput(TemplateStore templates) {
    private static final String NAMED_ROLES = "CAPABILITY_NAMED_IAM";
    private static final String ROLES = "CAPABILITY_IAM";

    /**
     * The submission.
     *
     * @param stack whose template and parameters it may mean
     * @param token that the events are to carry
     */
    Submission read(QueryInput input, Optional<DeployedStack> stack, Optional<String> token) {
        String text = text(input, stack);
        try {
            Submission submission =
                    Submission.parse(text, parameters(input, stack), StackTags.read(input, stack), token);
            requireCapabilities(submission, input.texts("Capabilities"));
            return submission;
        } catch (DeploymentException e) {
            throw new AwsException("ValidationError", 400, e.getMessage());
        }
    }

    /** The template of the call, or of the stack where the call has none, as JSON. */
    JsonNode template(QueryInput input, Optional<DeployedStack> stack) {
        boolean isGiven = input.text("TemplateBody").isPresent()
                || input.text("TemplateURL").isPresent();
        String text = isGiven || stack.isEmpty()
                ? text(input, stack)
                : stack.get().state().template().orElse("{}");
        try {
            return Submission.parse(text, Map.of(), Map.of(), Optional.empty())
                    .template()
                    .source();
        } catch (DeploymentException e) {
            throw invalid(e.getMessage());
        }
    }

    private String text(QueryInput input, Optional<DeployedStack> stack) {
        if (input.flag("UsePreviousTemplate")) {
            return stack.flatMap(known -> known.state().template())
                    .orElseThrow(() -> invalid("There is no previous template; send one."));
        }
        return input.text("TemplateBody")
                .or(() -> input.text("TemplateURL").map(this::fetch))
                .orElseThrow(() -> invalid("Either Template URL or Template Body must be specified."));
    }

    // Only path-style addresses of this machine's own bucket come here: nothing is fetched over a network.
    private String fetch(String url) {
        try {
            String path = Optional.ofNullable(new URI(url).getRawPath()).orElse("/");
            String[] parts = path.substring(Math.min(1, path.length())).split("/", 2);
            String key = parts.length < 2 ? "" : PercentEncoding.decode(parts[1]);
            return templates
                    .find(parts[0], key)
                    .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                    .orElseThrow(() -> invalid("S3 error: there is no object " + key + " in a bucket " + parts[0]
                            + "; TemplateURL must be a path-style address of this machine."));
        } catch (URISyntaxException e) {
            throw invalid("TemplateURL is no address: " + url);
        }
    }

    private static Map<String, String> parameters(QueryInput input, Optional<DeployedStack> stack) {
        Map<String, String> previous =
                stack.map(known -> known.state().parameters()).orElse(Map.of());
        Map<String, String> parameters = new LinkedHashMap<>();
        for (QueryInput parameter : input.structures("Parameters")) {
            String key = parameter.required("ParameterKey");
            if (!parameter.flag("UsePreviousValue")) {
                parameters.put(key, parameter.text("ParameterValue").orElse(""));
            } else if (previous.containsKey(key)) {
                parameters.put(key, previous.get(key));
            }
            // One that the previous template did not have has its default.
        }
        return parameters;
    }

    private static void requireCapabilities(Submission submission, List<String> given) {
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

    private static AwsException invalid(String message) {
        return new AwsException("ValidationError", 400, message);
    }
}
