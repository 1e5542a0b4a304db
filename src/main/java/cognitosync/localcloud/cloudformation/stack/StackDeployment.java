package cognitosync.localcloud.cloudformation.stack;

import cognitosync.localcloud.cloudformation.template.DeploymentException;
import cognitosync.localcloud.cloudformation.template.TemplateResource;
import cognitosync.localcloud.cloudformation.template.TemplateResource.Retention;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Creates or updates a stack: deploys the resources of the plan, records them, deletes what they replace or what the template no
 * longer has. A deployment that fails is rolled back.
 *
 * @param operation that it is
 * @param submission what is deployed
 * @param plan of the resources
 * @param before resources that exist when it begins, by logical id
 * @param creates whether the stack is created, else updated
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stack-failure-options.html">Stack failure options</a>
 */
record StackDeployment(
        StackOperation operation,
        Submission submission,
        Plan plan,
        Map<String, DeployedResource> before,
        boolean creates) {
    /**
     * Accepts a deployment and sets the status to …_IN_PROGRESS; a submission that is deployed already leaves the status as it is.
     *
     * @param state of the stack
     * @return the work, which answers the outputs
     * @throws DeploymentException where it is refused before any resource is deployed
     */
    static Supplier<Map<String, String>> begin(StackOperation operation, Submission submission, StackState state) {
        Map<String, DeployedResource> before =
                DeployedResource.byLogicalId(operation.resources().all());
        Plan plan = Plan.of(operation.identity(), submission, before, operation.types());
        StackDeployment deployment = new StackDeployment(
                operation, submission, plan, before, state.template().isEmpty());
        if (submission.isDeployed(state)) {
            return deployment::refresh;
        }
        deployment.begin();
        return deployment::run;
    }

    // Keeps the records of the resources for a rollback.
    private void begin() {
        StackStatus status = creates ? StackStatus.CREATE_IN_PROGRESS : StackStatus.UPDATE_IN_PROGRESS;
        operation.enter(status, Optional.empty(), Optional.of("User Initiated"), t -> {
            operation.resources().keepBefore(t);
            StackRecords.begin(
                    t, operation.identity(), creates, operation.types().clock().instant());
        });
    }

    private Map<String, String> refresh() {
        Map<String, String> outputs = deployResources();
        new ResourceDeletion(operation).deletePending();
        return outputs;
    }

    private Map<String, String> run() {
        try {
            Map<String, String> outputs = deployResources();
            complete(outputs);
            return outputs;
        } catch (DeploymentException e) {
            new Rollback(operation, e.getMessage()).rollBack(creates);
            throw operation.mask().mask(e);
        } catch (RuntimeException | Error e) {
            String reason = operation.reason(e);
            if (operation.state().status() == StackStatus.UPDATE_COMPLETE_CLEANUP_IN_PROGRESS) {
                // The update is recorded; leftovers stay recorded, and the next operation deletes them.
                operation.enter(StackStatus.UPDATE_COMPLETE, Optional.empty());
            } else {
                new Rollback(operation, reason).rollBack(creates);
            }
            throw new DeploymentException(reason, operation.mask().mask(e));
        }
    }

    private Map<String, String> deployResources() {
        return new ResourceDeployment(operation, before, before).deploy(plan);
    }

    // Records the deployment, then deletes what it replaced or removed.
    private void complete(Map<String, String> outputs) {
        ResourceRecords resources = operation.resources();
        Map<String, TemplateResource> wanted =
                plan.wanted().stream().collect(Collectors.toMap(TemplateResource::logicalId, Function.identity()));
        Set<String> inUse = DeployedResource.physicalKeys(
                resources.all().stream().filter(resource -> wanted.containsKey(resource.logicalId())));
        StackStatus status = creates ? StackStatus.CREATE_COMPLETE : StackStatus.UPDATE_COMPLETE_CLEANUP_IN_PROGRESS;
        operation.enter(status, Optional.empty(), t -> {
            for (DeployedResource old : resources.list(t, "stack_resource_before")) {
                TemplateResource now = wanted.get(old.logicalId());
                boolean retained = now == null ? old.retained() : now.onReplace() == Retention.RETAIN;
                if (!retained && !inUse.contains(old.physicalKey())) {
                    resources.leave(t, old);
                }
                if (now == null) {
                    resources.forget(t, old.logicalId());
                }
            }
            for (TemplateResource made : plan.wanted()) {
                resources.retain(t, made.logicalId(), made.onDelete().retains(false));
            }
            StackRecords.deployed(t, operation.identity(), submission, outputs);
        });
        if (!creates) {
            operation.cleanUp(StackStatus.UPDATE_COMPLETE);
        }
    }
}
