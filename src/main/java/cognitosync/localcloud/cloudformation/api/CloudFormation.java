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
import java.util.Optional;

/**
 * CloudFormation of the local account.
 *
 * @param gate of every API
 * @param stacks of the account
 * @param deployments runs operations on them
 * @param templates where clients put templates
 * @param addresses translates outputs
 * @param account whose stacks they are
 */
public record CloudFormation(
        Gate gate,
        Stacks stacks,
        Deployments deployments,
        TemplateStore templates,
        LocalAddresses addresses,
        Account account) {
    /** Its signing name. */
    public static final String SERVICE = "cloudformation";

    private static final String NAMESPACE = "http://cloudformation.amazonaws.com/doc/2010-05-15/";

    /** Finds the objects that {@code TemplateURL} names. */
    @FunctionalInterface
    public interface TemplateStore {
        /** The object of that bucket and key. */
        Optional<byte[]> find(String bucket, String key);
    }

    /** Its API. */
    public Endpoint endpoint() {
        return gate.open(new QueryApi(SERVICE, NAMESPACE, operations()));
    }

    List<QueryOperation> operations() {
        String arnPrefix = account.arn(SERVICE, "stack/").toString();
        StackLookup lookup = new StackLookup(stacks, arnPrefix);
        SubmissionInput submissions = new SubmissionInput(templates);
        DeploymentGuard guard = new DeploymentGuard(deployments);
        BootstrapStack bootstrap = new BootstrapStack(
                arnPrefix + BootstrapStack.NAME + "/" + BootstrapStack.UUID_OF_NONE,
                new Bootstrap(account).assetBucket());
        return List.of(
                new CreateChangeSet(lookup, submissions, guard, bootstrap),
                new DescribeChangeSet(lookup, bootstrap),
                new ExecuteChangeSet(lookup, guard),
                new DeleteChangeSet(lookup),
                new CreateStack(lookup, submissions, guard, bootstrap),
                new UpdateStack(lookup, submissions, guard, bootstrap),
                new DeleteStack(lookup, guard, bootstrap),
                new UpdateTerminationProtection(lookup, guard, bootstrap),
                new DescribeStacks(lookup, addresses, bootstrap),
                new DescribeStackEvents(lookup),
                new ChangeSetFailures.DescribeEvents(lookup),
                new ChangeSetFailures.ListHookResults(lookup),
                new StackResources.DescribeStackResources(lookup),
                new StackResources.ListStackResources(lookup),
                new ListStacks(lookup),
                new GetTemplate(lookup, bootstrap),
                new GetTemplateSummary(lookup, submissions));
    }
}
