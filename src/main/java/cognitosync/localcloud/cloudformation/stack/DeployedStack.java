package cognitosync.localcloud.cloudformation.stack;

import cognitosync.localcloud.cloudformation.resource.StackIdentity;
import cognitosync.localcloud.cloudformation.template.DeploymentException;
import cognitosync.localcloud.cloudformation.template.NoEchoMask;
import cognitosync.localcloud.cloudformation.template.Template;
import cognitosync.localcloud.cloudformation.template.Written;
import cognitosync.localcloud.store.StoreException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One stack and what was made of it. A template deployed again is an update: the same logical id of the same type keeps what
 * exists, unless a property changed that replaces it. What fails is rolled back. One operation at a time.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stack-failure-options.html">Stack failure options</a>
 */
public final class DeployedStack {
    private static final Logger LOG = LoggerFactory.getLogger(DeployedStack.class);
    private static final String CUT_OFF = "The operation was cut off in the middle.";

    private final StackIdentity identity;
    private final StackRecords records;
    private final ResourceRecords resources;
    private final StackEvents events;
    private final Stacks.Types types;

    DeployedStack(StackIdentity identity, StackRecords records, Stacks.Types types) {
        this.identity = identity;
        this.records = records;
        this.resources = new ResourceRecords(records.database(), identity.name());
        this.events = new StackEvents(records.database());
        this.types = types;
    }

    /** Which stack. */
    public StackIdentity identity() {
        return identity;
    }

    /** Where it stands. */
    public StackState state() {
        return records.state(identity.id());
    }

    /** Outputs of the last complete deployment, in the template's order. */
    public Map<String, String> outputs() {
        return state().outputs();
    }

    /** Template of the last complete deployment. */
    public Optional<JsonNode> template() {
        return state().template().flatMap(Written::object);
    }

    /** Whether it is known by its id only. */
    public boolean isDeleted() {
        return state().isDeleted();
    }

    /** Whether a deployment of that would change nothing. */
    public boolean isDeployed(Submission submission) {
        return submission.isDeployed(state());
    }

    /** What was made, in order; nothing where the stack was deleted. */
    public List<DeployedResource> resources() {
        return resources(state());
    }

    private List<DeployedResource> resources(StackState state) {
        return state.isDeleted() ? List.of() : resources.all();
    }

    /** What happened, the newest first. */
    public List<StackEvent> events() {
        return events.of(identity);
    }

    /** A page of it, from the event of that id on; empty where that is none of this stack. */
    public List<StackEvent> events(Optional<String> from, int limit) {
        return events.page(identity, from, limit);
    }

    /** The last event of each resource that there is, by logical id. */
    public Map<String, StackEvent> lastEvents() {
        return events.lastOfEach(identity, resources());
    }

    /** Deploys a template that was read already. */
    public Map<String, String> deploy(Template template, Map<String, String> parameters) {
        return deploy(Submission.of(template, parameters, state().tags()));
    }

    /**
     * Checks without making anything.
     *
     * @throws DeploymentException where the template is refused
     */
    public void check(Submission submission) {
        StackState state = state();
        operation(submission, state).plan(submission, DeployedResource.byLogicalId(resources(state)));
    }

    /**
     * Makes what the template declares, then deletes what it no longer has, in reverse order.
     *
     * @return the outputs
     * @throws DeploymentException where anything is refused: before anything is made if it can be known, else rolled back
     */
    public Map<String, String> deploy(Submission submission) {
        return begin(submission).get();
    }

    /**
     * Accepts a deployment and sets the status to …_IN_PROGRESS.
     *
     * @return the work, which ends with the outputs
     * @throws DeploymentException where it is refused before anything is made
     */
    Supplier<Map<String, String>> begin(Submission submission) {
        StackState state = recovered();
        if (state.isDeleted()) {
            // Another stack may have its name by now.
            throw new DeploymentException("The stack " + identity.id() + " was deleted; deploy it anew by its name.");
        }
        Map<String, DeployedResource> before = DeployedResource.byLogicalId(resources.all());
        StackOperation operation = operation(submission, state);
        Plan plan = operation.plan(submission, before);
        if (submission.isDeployed(state)) {
            return () -> {
                Map<String, String> outputs =
                        operation.deployment(before, before).deploy(plan);
                operation.deletion().deletePending();
                return outputs;
            };
        }
        boolean creates = state.template().isEmpty();
        operation.begin(creates);
        return () -> deploy(creates, plan, submission, before, operation);
    }

    private Map<String, String> deploy(
            boolean creates,
            Plan plan,
            Submission submission,
            Map<String, DeployedResource> before,
            StackOperation operation) {
        try {
            Map<String, String> outputs = operation.deployment(before, before).deploy(plan);
            operation.complete(creates, plan, submission, outputs);
            return outputs;
        } catch (DeploymentException e) {
            new Rollback(operation, Optional.of(e.getMessage())).rollBack(creates);
            throw operation.hidden().mask(e);
        } catch (RuntimeException | Error e) {
            String reason = Failures.reason(e, LOG, operation.hidden());
            if (state().status() == StackStatus.UPDATE_COMPLETE_CLEANUP_IN_PROGRESS) {
                // It is made; what is left over stays recorded, for the next time.
                operation.enter(StackStatus.UPDATE_COMPLETE, Optional.empty());
            } else {
                new Rollback(operation, Optional.of(reason)).rollBack(creates);
            }
            throw new DeploymentException(reason, operation.hidden().mask(e));
        }
    }

    /** Brings what is deployed in line with the addresses of this run. */
    public void refresh() {
        StackState state = recovered();
        // A partially deleted stack stays as it is.
        if (state.template().isPresent() && !state.isDeleted() && state.status() != StackStatus.DELETE_FAILED) {
            deploy(Submission.deployed(state));
        }
    }

    /** Completes or rolls back an interrupted operation, as CloudFormation would. */
    public void recover() {
        recovered();
    }

    private StackState recovered() {
        StackState found = state();
        if (!found.status().isInProgress()) {
            return found;
        }
        StackOperation operation = operation(Optional.empty(), found);
        try {
            recover(found.status(), operation);
        } catch (DeploymentException | StoreException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            // Leave the IN_PROGRESS status even if recovery failed.
            operation.enter(found.status().failed(), Optional.of(Failures.reason(e, LOG, operation.hidden())));
        }
        return state();
    }

    private void recover(StackStatus found, StackOperation operation) {
        switch (found) {
            case CREATE_IN_PROGRESS, ROLLBACK_IN_PROGRESS ->
                new Rollback(operation, Optional.of(CUT_OFF)).rollBack(true);
            case UPDATE_IN_PROGRESS, UPDATE_ROLLBACK_IN_PROGRESS ->
                new Rollback(operation, Optional.of(CUT_OFF)).rollBack(false);
            case UPDATE_COMPLETE_CLEANUP_IN_PROGRESS -> operation.cleanUp(StackStatus.UPDATE_COMPLETE);
            case UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS ->
                operation.cleanUp(StackStatus.UPDATE_ROLLBACK_COMPLETE);
            case DELETE_IN_PROGRESS -> delete(Deletion.WHOLE);
            default -> {}
        }
    }

    /**
     * Deletes what was made, in reverse order, apart from what is retained; the stack is then known by its id only.
     *
     * @throws DeploymentException where something cannot be deleted
     */
    public void delete(Deletion deletion) {
        beginDeletion(deletion).run();
    }

    /** Sets termination protection. */
    public void protectFromTermination(boolean protect) {
        records.protectFromTermination(identity, protect);
    }

    /** Accepts a deletion and sets the status to DELETE_IN_PROGRESS. */
    Runnable beginDeletion(Deletion deletion) {
        StackState state = state();
        if (state.isDeleted()) {
            return () -> {};
        }
        StackOperation operation = operation(deletion.token(), state);
        List<String> held = resources.all().stream()
                .filter(resource -> !resource.retained() && deletion.retained().contains(resource.logicalId()))
                .map(DeployedResource::logicalId)
                .toList();
        // Recorded, so that they are retained even if the deletion is interrupted and goes on at the next start.
        operation.enter(StackStatus.DELETE_IN_PROGRESS, Optional.empty(), t -> resources.retain(t, held, true));
        return () -> delete(operation, deletion.forced(), held);
    }

    private void delete(StackOperation operation, boolean forced, List<String> held) {
        ResourceDeletion deletion = operation.deletion();
        Optional<String> failed;
        try {
            deletion.deletePending();
            failed = deletion.deleteAll(forced);
        } catch (StoreException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            failed = Optional.of(Failures.reason(e, LOG, operation.hidden()));
        }
        if (failed.isPresent()) {
            operation.enter(StackStatus.DELETE_FAILED, failed, failed, t -> resources.retain(t, held, false));
            throw new DeploymentException(failed.get());
        }
        records.delete(identity, operation.progress().of(StackStatus.DELETE_COMPLETE, Optional.empty()));
    }

    private StackOperation operation(Submission submission, StackState state) {
        return operation(submission.token(), submission.retainExceptOnCreate(), submission.mask(state));
    }

    private StackOperation operation(Optional<String> token, StackState state) {
        return operation(token, false, NoEchoMask.of(state.hiddenParameters()));
    }

    private StackOperation operation(Optional<String> token, boolean retainExceptOnCreate, NoEchoMask hidden) {
        return new StackOperation(identity, records, resources, events, types, token, retainExceptOnCreate, hidden);
    }
}
