package cognitosync.localcloud.cloudformation.stack;

import cognitosync.localcloud.cloudformation.template.DeploymentException;
import cognitosync.localcloud.cloudformation.template.NoEchoMask;
import cognitosync.localcloud.cloudformation.template.Template;
import cognitosync.localcloud.cloudformation.template.TemplateLimits;
import cognitosync.localcloud.protocol.JsonProtocol;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A template submitted for deployment.
 *
 * @param template parsed
 * @param text as it was submitted, which GetTemplate gives back
 * @param parameters values of its parameters; a default counts as given, since a later template may have another
 * @param tags of the stack, in the order in which they were given
 * @param token the client's, which every event carries
 * @param retainExceptOnCreate whether a rollback deletes what the deployment created, although it is retained otherwise
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

    /** A template that was parsed already. */
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
            throw new DeploymentException("The template is not JSON. The local cloud reads no other format.", e);
        }
    }

    /** A copy with that option. */
    public Submission withRetainExceptOnCreate(boolean isSet) {
        return new Submission(template, text, parameters, tags, token, isSet);
    }

    /** The last complete deployment of a stack, to be deployed again. */
    static Submission deployed(StackState state) {
        return read(state.template().orElseThrow().text(), state.parameters(), state.tags(), Optional.empty());
    }

    /** Masks the NoEcho values of this and of the last deployment, which a rollback repeats. */
    NoEchoMask mask(StackState state) {
        Set<String> hidden = new HashSet<>(state.hiddenParameters());
        hidden.addAll(hiddenParameters());
        return NoEchoMask.of(hidden);
    }

    /** The values of parameters with NoEcho. */
    Set<String> hiddenParameters() {
        return NoEchoMask.hidden(template.source(), parameters);
    }

    /** Whether the stack has exactly this, completely. */
    public boolean isDeployed(StackState state) {
        return state.status() != StackStatus.UPDATE_ROLLBACK_FAILED
                && state.status() != StackStatus.DELETE_FAILED
                && parameters.equals(state.parameters())
                && tags.equals(state.tags())
                && state.template()
                        .map(deployed -> deployed.text().equals(text)
                                || deployed.json()
                                        .map(template.source()::equals)
                                        .orElse(false))
                        .orElse(false);
    }
}
