package cognitosync.localcloud.cloudformation.api;

import cognitosync.localcloud.cloudformation.resource.LocalAddresses;
import cognitosync.localcloud.cloudformation.stack.Deployments;
import cognitosync.localcloud.cloudformation.stack.Stacks;
import cognitosync.localcloud.gateway.Gate;
import cognitosync.localcloud.gateway.QueryApi;
import cognitosync.localcloud.gateway.QueryApi.QueryOperation;
import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.names.Account;
import cognitosync.localcloud.names.Bootstrap;
import java.util.List;

/** CloudFormation of the local account. */
public final class CloudFormation {
    /** Its signing name. */
    public static final String SERVICE = "cloudformation";

    private static final String NAMESPACE = "http://cloudformation.amazonaws.com/doc/2010-05-15/";

    /**
     * What it depends on.
     *
     * @param gate of every API
     * @param stacks of the account
     * @param deployments runs operations on them
     * @param templates where clients put templates
     * @param addresses translates outputs
     * @param account whose stacks they are
     */
    public record Dependencies(
            Gate gate,
            Stacks stacks,
            Deployments deployments,
            TemplateStore templates,
            LocalAddresses addresses,
            Account account) {}

    private final Dependencies dependencies;

    /** Composes it. */
    public CloudFormation(Dependencies dependencies) {
        this.dependencies = dependencies;
    }

    /** Its API. */
    public Endpoint endpoint() {
        return dependencies.gate().open(new QueryApi(SERVICE, NAMESPACE, operations()));
    }

    List<QueryOperation> operations() {
        Account account = dependencies.account();
        String stacks = account.arn(SERVICE, "stack/").toString();
        StackLookup lookup = new StackLookup(dependencies.stacks(), stacks);
        SubmissionInput submissions = new SubmissionInput(dependencies.templates());
        DeploymentGuard guard = new DeploymentGuard(dependencies.deployments());
        BootstrapStack bootstrap = new BootstrapStack(
                stacks + BootstrapStack.NAME + "/" + BootstrapStack.UUID_OF_NONE, new Bootstrap(account).assetBucket());
        return List.of(
                new CreateChangeSet(lookup, submissions, guard, bootstrap),
                new DescribeChangeSet(lookup, bootstrap),
                new ExecuteChangeSet(lookup, guard),
                new DeleteChangeSet(lookup),
                new CreateStack(lookup, submissions, guard, bootstrap),
                new UpdateStack(lookup, submissions, guard, bootstrap),
                new DeleteStack(lookup, guard, bootstrap),
                new UpdateTerminationProtection(lookup, guard, bootstrap),
                new DescribeStacks(lookup, new StackXml(dependencies.addresses()), bootstrap),
                new DescribeStackEvents(lookup),
                new DescribeEvents(lookup),
                new ListHookResults(lookup),
                new DescribeStackResources(lookup),
                new ListStackResources(lookup),
                new ListStacks(lookup),
                new GetTemplate(lookup, bootstrap),
                new GetTemplateSummary(lookup, submissions));
    }
}
