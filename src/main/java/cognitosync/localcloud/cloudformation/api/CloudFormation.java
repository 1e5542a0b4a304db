package cognitosync.localcloud.cloudformation.api;

import cognitosync.localcloud.access.Authenticator;
import cognitosync.localcloud.access.Authorizer;
import cognitosync.localcloud.cloudformation.resource.LocalAddresses;
import cognitosync.localcloud.cloudformation.stack.Deployments;
import cognitosync.localcloud.cloudformation.stack.Stacks;
import cognitosync.localcloud.gateway.QueryEndpoint;
import cognitosync.localcloud.gateway.QueryOperation;
import cognitosync.localcloud.http.Endpoint;
import java.util.List;

/** CloudFormation of the local account. */
public final class CloudFormation {
    /** Its signing name. */
    public static final String SERVICE = "cloudformation";

    private static final String NAMESPACE = "http://cloudformation.amazonaws.com/doc/2010-05-15/";

    /**
     * What it depends on.
     *
     * @param authenticator finds who signed
     * @param authorizer judges the caller's policies
     * @param stacks of the account
     * @param deployments runs operations on them
     * @param templates where clients put templates
     * @param addresses translates outputs
     * @param accountId twelve digits
     * @param region such as {@code eu-west-1}
     */
    public record Dependencies(
            Authenticator authenticator,
            Authorizer authorizer,
            Stacks stacks,
            Deployments deployments,
            TemplateStore templates,
            LocalAddresses addresses,
            String accountId,
            String region) {}

    private final Dependencies dependencies;

    /** Composes it. */
    public CloudFormation(Dependencies dependencies) {
        this.dependencies = dependencies;
    }

    /** Its API. */
    public Endpoint endpoint() {
        return new QueryEndpoint(
                new QueryEndpoint.Api(SERVICE, NAMESPACE, dependencies.authenticator(), dependencies.authorizer()),
                operations());
    }

    List<QueryOperation> operations() {
        String stacks = "arn:aws:cloudformation:" + dependencies.region() + ":" + dependencies.accountId() + ":stack/";
        StackLookup lookup = new StackLookup(dependencies.stacks(), stacks);
        SubmissionInput submissions = new SubmissionInput(dependencies.templates());
        DeploymentGuard guard = new DeploymentGuard(dependencies.deployments());
        BootstrapStack bootstrap = new BootstrapStack(
                stacks + BootstrapStack.NAME + "/00000000-0000-4000-8000-000000000000",
                "cdk-hnb659fds-assets-" + dependencies.accountId() + "-" + dependencies.region());
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
