package cognitosync.localcloud.cloudformation.stack;

import cognitosync.localcloud.cloudformation.template.DeploymentException;
import cognitosync.localcloud.cloudformation.template.Expression;
import cognitosync.localcloud.cloudformation.template.TemplateResource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Resources in an order in which each comes after what it refers to or depends on; otherwise the template's order.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-dependson.html">DependsOn</a>
 */
final class DeploymentOrder {
    private final Map<String, TemplateResource> resources = new LinkedHashMap<>();
    private final Set<String> path = new LinkedHashSet<>();
    private final Set<String> done = new LinkedHashSet<>();

    private DeploymentOrder(Collection<TemplateResource> resources) {
        resources.forEach(resource -> this.resources.put(resource.logicalId(), resource));
    }

    /**
     * Sorts.
     *
     * @throws DeploymentException where dependencies are circular, naming the resources
     */
    static List<TemplateResource> of(Collection<TemplateResource> resources) {
        DeploymentOrder order = new DeploymentOrder(resources);
        order.resources.values().forEach(order::visit);
        return order.done.stream().map(order.resources::get).toList();
    }

    private void visit(TemplateResource resource) {
        String id = resource.logicalId();
        if (done.contains(id)) {
            return;
        }
        if (!path.add(id)) {
            List<String> circle = new ArrayList<>(path);
            circle = circle.subList(circle.indexOf(id), circle.size());
            throw new DeploymentException("Circular dependency between resources: [" + String.join(", ", circle) + "]");
        }
        for (String needed : dependencies(resource)) {
            // A resource that a false condition leaves out is no dependency.
            if (resources.containsKey(needed)) {
                visit(resources.get(needed));
            }
        }
        path.remove(id);
        done.add(id);
    }

    private static Set<String> dependencies(TemplateResource resource) {
        Set<String> dependencies = new LinkedHashSet<>(resource.dependsOn());
        resource.properties().all().forEach(expression -> {
            if (expression instanceof Expression.Ref ref) {
                dependencies.add(ref.name());
            } else if (expression instanceof Expression.GetAtt attribute) {
                dependencies.add(attribute.logicalId());
            }
        });
        return dependencies;
    }
}
