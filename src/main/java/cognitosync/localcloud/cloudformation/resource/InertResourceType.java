package cognitosync.localcloud.cloudformation.resource;

import cognitosync.localcloud.names.Account;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * A resource type that exists by name only: it answers {@code Ref} and {@code Fn::GetAtt}, and does nothing. The list is
 * {@link #all()}; a type that is neither there nor has a handler stops the deployment.
 *
 * @param type such as {@code AWS::Lambda::Function}
 * @param reason why it is not run
 * @param id physical id of a resource of that account and new name
 * @param arn the attribute {@code Arn} by account and physical id; absent where there is none
 */
public record InertResourceType(
        String type,
        String reason,
        BiFunction<Account, String, String> id,
        Optional<BiFunction<Account, String, String>> arn)
        implements ResourceHandler {
    private static final String PLAYED = "the local cloud implements custom resources itself, without their functions";
    private static final int LONGEST_NAME = 64;

    /** The whole list. */
    public static List<ResourceHandler> all() {
        return List.of(
                new InertResourceType(
                        "AWS::Lambda::Function",
                        PLAYED,
                        (account, name) -> name,
                        Optional.of((account, name) ->
                                account.arn("lambda", "function:" + name).toString())),
                new InertResourceType(
                        "AWS::Lambda::LayerVersion",
                        PLAYED,
                        (account, name) ->
                                account.arn("lambda", "layer:" + name + ":1").toString(),
                        Optional.empty()),
                new InertResourceType("AWS::Lambda::Permission", PLAYED, (account, name) -> name, Optional.empty()),
                new InertResourceType(
                        "AWS::Logs::LogGroup",
                        "only functions write to it, and the local cloud does not run them",
                        (account, name) -> name,
                        Optional.of((account, name) ->
                                account.arn("logs", "log-group:" + name + ":*").toString())),
                new InertResourceType(
                        "AWS::CDK::Metadata",
                        "tells AWS which constructs are used",
                        (account, name) -> name,
                        Optional.empty()));
    }

    @Override
    public PropertyNames properties() {
        return new PropertyNames(Set.of(), Map.of("*", reason));
    }

    @Override
    public Resource deploy(Declaration declaration) {
        Account account = declaration.stack().account();
        String physicalId = declaration
                .existing()
                .map(Resource::physicalId)
                .orElseGet(() -> id.apply(account, declaration.newName(LONGEST_NAME)));
        Map<String, JsonNode> attributes = arn.map(
                        format -> Map.<String, JsonNode>of("Arn", TextNode.valueOf(format.apply(account, physicalId))))
                .orElse(Map.of());
        return new Resource(physicalId, attributes);
    }

    @Override
    public void delete(String physicalId) {
        // Nothing exists but the name.
    }
}
