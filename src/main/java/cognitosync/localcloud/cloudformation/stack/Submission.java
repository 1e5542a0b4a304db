package cognitosync.localcloud.cloudformation.stack;

import cognitosync.localcloud.cloudformation.template.DeploymentException;
import cognitosync.localcloud.cloudformation.template.NoEchoMask;
import cognitosync.localcloud.cloudformation.template.Template;
import cognitosync.localcloud.cloudformation.template.TemplateLimits;
import cognitosync.localcloud.cloudformation.template.Written;
import cognitosync.localcloud.protocol.JsonProtocol;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A template as somebody hands it in to be deployed.
 *
 * @param template what it says
 * @param text its text, which is given back as it came
 * @param parameters values for its parameters, those that nobody gave with their defaults: a later template may have others
 * @param tags of the stack, in the order in which they were given
 * @param token that the client gave, and that the events carry
 * @param retainExceptOnCreate whether what is made is not retained where it is rolled back
 */
public record Submission(
        Template template,
        String text,
        Map<String, String> parameters,
        Map<String, String> tags,
        Optional<String> token,
        boolean retainExceptOnCreate) {
    /** Takes copies. */
    public Submission {
        parameters = Collections.unmodifiableMap(template.withDefaults(parameters));
        tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
    }

    /** A template that was read already. */
    public static Submission of(Template template, Map<String, String> parameters, Map<String, String> tags) {
        Submission submission =
                new Submission(template, template.source().toString(), parameters, tags, Optional.empty(), false);
        TemplateLimits.check(template, submission.parameters());
        return submission;
    }

    /**
     * A template that is still text.
     *
     * @throws DeploymentException where it is not JSON, or not a template that can be run here
     */
    public static Submission parse(
            String text, Map<String, String> parameters, Map<String, String> tags, Optional<String> token) {
        Submission submission = read(text, parameters, tags, token);
        TemplateLimits.check(submission.template(), submission.parameters());
        return submission;
    }

    private static Submission read(
            String text, Map<String, String> parameters, Map<String, String> tags, Optional<String> token) {
        try {
            return new Submission(
                    Template.parse(JsonProtocol.MAPPER.readTree(text), Map.of()), text, parameters, tags, token, false);
        } catch (JsonProcessingException e) {
            throw new DeploymentException(
                    "The template is not JSON, which is the only format read here; the CDK writes it so.", e);
        }
    }

    /** The same with that. */
    public Submission withRetainExceptOnCreate(boolean wish) {
        return new Submission(template, text, parameters, tags, token, wish);
    }

    /** The last complete deployment of a stack, to be made once more. */
    static Submission deployed(StackState state) {
        return read(state.template().orElseThrow(), state.parameters(), state.tags(), Optional.empty());
    }

    /** Masks the NoEcho values of this and of the last deployment, which a rollback repeats. */
    NoEchoMask mask(StackState state) {
        Set<String> hidden = new HashSet<>(state.hiddenParameters());
        hidden.addAll(NoEchoMask.hidden(template.source(), parameters));
        return NoEchoMask.of(hidden);
    }

    /** Whether that is what is deployed already, and whole. */
    boolean isDeployed(StackState state) {
        return state.status() != StackStatus.UPDATE_ROLLBACK_FAILED
                && state.status() != StackStatus.DELETE_FAILED
                && parameters.equals(state.parameters())
                && tags.equals(state.tags())
                && state.template()
                        .map(deployed -> deployed.equals(text)
                                || Written.object(deployed)
                                        .map(template.source()::equals)
                                        .orElse(false))
                        .orElse(false);
    }
}
