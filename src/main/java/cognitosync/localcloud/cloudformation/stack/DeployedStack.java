package cognitosync.localcloud.cloudformation.stack;

import cognitosync.localcloud.cloudformation.resource.StackIdentity;
import cognitosync.localcloud.cloudformation.template.DeploymentException;
import cognitosync.localcloud.cloudformation.template.NoEchoMask;
import cognitosync.localcloud.cloudformation.template.Template;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One stack: what is recorded of it, and where its operations begin. A template deployed again is an update: a logical id of the
 * same type keeps its resource, unless a property changed that replaces it. One operation at a time, see {@link Deployments}.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacks.html">Stacks</a>
 */
public final class DeployedStack {
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

    /** Its name and id. */
    public StackIdentity identity() {
        return identity;
    }

    /** What is recorded of the stack as a whole. */
    public StackState state() {
        return records.state(identity.id());
    }

    /** Its resources in the order of their deployment; none of a deleted stack. */
    public List<DeployedResource> resources() {
        return resources(state());
    }

    private List<DeployedResource> resources(StackState state) {
        return state.isDeleted() ? List.of() : resources.all();
    }

    /** Its events, the newest first. */
    public List<StackEvent> events() {
        return events.of(identity);
    }

    /** A page of its events, the newest first, from the one of that id on; empty where the stack has no such event. */
    public List<StackEvent> events(Optional<String> from, int limit) {
        return events.page(identity, from, limit);
    }

    /** The last event of each existing resource, by logical id. */
    public Map<String, StackEvent> lastEvents() {
        return events.lastOfEach(identity, resources());
    }

    /** Sets termination protection. */
    public void protectFromTermination(boolean protect) {
        records.protectFromTermination(identity, protect);
    }

    /**
     * Checks a submission without deploying it.
     *
     * @throws DeploymentException where the template is refused
     */
    public void check(Submission submission) {
        Plan.of(identity, submission, DeployedResource.byLogicalId(resources()), types);
    }

    /** Deploys a template with the tags that the stack has. */
    public Map<String, String> deploy(Template template, Map<String, String> parameters) {
        return deploy(Submission.of(template, parameters, state().tags()));
    }

    /**
     * Deploys the resources of a template, then deletes those that it no longer has, in reverse order.
     *
     * @return the outputs
     * @throws DeploymentException where it is refused, before any resource is deployed if that can be known, else rolled back
     */
    public Map<String, String> deploy(Submission submission) {
        return begin(submission).get();
    }

    /**
     * Accepts a deployment and sets the status to …_IN_PROGRESS.
     *
     * @return the work, which answers the outputs
     * @throws DeploymentException where it is refused before any resource is deployed
     */
    Supplier<Map<String, String>> begin(Submission submission) {
        StackState state = recovered();
        if (state.isDeleted()) {
            // Another stack may have its name by now.
            throw new DeploymentException("The stack " + identity.id() + " was deleted. Deploy it again by name.");
        }
        StackOperation operation =
                operation(submission.token(), submission.retainExceptOnCreate(), submission.mask(state));
        return StackDeployment.begin(operation, submission, state);
    }

    /** Deploys the last complete deployment again, with the addresses of this run. */
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
        new Recovery(operation(Optional.empty(), false, NoEchoMask.of(found.hiddenParameters())))
                .recover(found.status());
        return state();
    }

    /**
     * Deletes the stack.
     *
     * @throws DeploymentException where a resource cannot be deleted
     */
    public void delete(Deletion deletion) {
        beginDeletion(deletion).run();
    }

    /** Accepts a deletion and sets the status to DELETE_IN_PROGRESS; a deleted stack stays as it is. */
    Runnable beginDeletion(Deletion deletion) {
        StackState state = state();
        return state.isDeleted()
                ? () -> {}
                : deletion.begin(operation(deletion.token(), false, NoEchoMask.of(state.hiddenParameters())));
    }

    private StackOperation operation(Optional<String> token, boolean retainExceptOnCreate, NoEchoMask mask) {
        return new StackOperation(identity, records, resources, events, types, token, retainExceptOnCreate, mask);
    }
}
