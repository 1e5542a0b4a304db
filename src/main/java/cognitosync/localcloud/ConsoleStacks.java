package cognitosync.localcloud;

import cognitosync.localcloud.address.Origins;
import cognitosync.localcloud.cloudformation.stack.DeployedResource;
import cognitosync.localcloud.cloudformation.stack.DeployedStack;
import cognitosync.localcloud.cloudformation.stack.StackEvent;
import cognitosync.localcloud.cloudformation.stack.StackState;
import cognitosync.localcloud.cloudformation.stack.Stacks;
import cognitosync.localcloud.console.StackSource;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Shows the console the stacks.
 *
 * @param deployed stacks of the account
 * @param origins translates the addresses in outputs
 */
record ConsoleStacks(Stacks deployed, Origins origins) implements StackSource {
    @Override
    public List<Stack> stacks() {
        return deployed.all().stream()
                .map(stack -> view(stack, stack.lastEvents()))
                .toList();
    }

    @Override
    public List<Stack> templates() {
        return deployed.all().stream().map(stack -> view(stack, Map.of())).toList();
    }

    @Override
    public List<Event> events(String stackId, Optional<String> from, int limit) {
        return deployed.find(stackId).stream()
                .flatMap(stack -> stack.events(from, limit).stream())
                .map(ConsoleStacks::view)
                .toList();
    }

    @Override
    public Set<String> secrets() {
        Set<String> secrets = new LinkedHashSet<>();
        for (DeployedStack stack : deployed.all()) {
            secrets.addAll(stack.state().hiddenParameters());
            stack.resources().stream()
                    .map(resource -> resource.resource().attributes().get("ClientSecret"))
                    .filter(Objects::nonNull)
                    .forEach(secret -> secrets.add(secret.asText()));
        }
        return secrets;
    }

    private Stack view(DeployedStack stack, Map<String, StackEvent> last) {
        StackState state = stack.state();
        String name = stack.identity().name();
        Map<String, String> outputs = new LinkedHashMap<>();
        stack.outputs().forEach((key, value) -> outputs.put(key, origins.toLocal(name, value)));
        return new Stack(
                name,
                stack.identity().id(),
                state.status().name(),
                state.reason().orElse(""),
                outputs,
                stack.resources().stream()
                        .map(resource -> view(resource, Optional.ofNullable(last.get(resource.logicalId()))))
                        .toList(),
                stack.template().orElse(MissingNode.getInstance()));
    }

    private static StackResource view(DeployedResource resource, Optional<StackEvent> last) {
        return new StackResource(
                resource.logicalId(),
                resource.type(),
                resource.resource().physicalId(),
                last.map(StackEvent::status).orElse("CREATE_COMPLETE"),
                resource.properties());
    }

    private static Event view(StackEvent event) {
        return new Event(
                event.id(),
                event.at(),
                event.logicalId(),
                event.type(),
                event.status(),
                event.reason().orElse(""));
    }
}
