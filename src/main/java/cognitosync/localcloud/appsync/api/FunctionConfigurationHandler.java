package cognitosync.localcloud.appsync.api;

import cognitosync.localcloud.appsync.api.GraphqlApi.Function;
import cognitosync.localcloud.cloudformation.resource.Declaration;
import cognitosync.localcloud.cloudformation.resource.PropertyNames;
import cognitosync.localcloud.cloudformation.resource.Resource;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.Set;

/**
 * Deploys functions of pipelines, in JavaScript. Mapping templates, batches and conflict handlers are refused.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-appsync-functionconfiguration.html">AWS::AppSync::FunctionConfiguration</a>
 */
record FunctionConfigurationHandler(ApiResources resources) implements CodeHandler {
    @Override
    public String type() {
        return "AWS::AppSync::FunctionConfiguration";
    }

    @Override
    public PropertyNames properties() {
        return CodeHandler.withCode(
                Map.of("Description", "for people", "FunctionVersion", "of mapping templates"),
                "DataSourceName",
                "Name");
    }

    @Override
    public Set<String> replacedBy() {
        return Set.of("ApiId");
    }

    @Override
    public Resource deploy(Declaration declaration) {
        ApiProperties properties = resources.properties(declaration);
        GraphqlApi api = properties.api();
        String dataSource = properties.required("DataSourceName");
        properties.requireDataSource(api, dataSource);
        Function function = new Function(properties.name("Name"), dataSource, properties.code());
        String functionId = declaration
                .existing()
                .map(resource -> ApiArn.parse(resource.physicalId()).last())
                .orElseGet(resources.ids()::next);
        resources.apis().putFunction(api.apiId(), functionId, function);
        String arn = ApiArn.of(api.apiId(), "functions", functionId)
                .in(declaration.stack().account());
        return new Resource(
                arn,
                Map.of(
                        "DataSourceName", TextNode.valueOf(dataSource),
                        "FunctionArn", TextNode.valueOf(arn),
                        "FunctionId", TextNode.valueOf(functionId),
                        "Name", TextNode.valueOf(function.name())));
    }

    @Override
    public void delete(String physicalId) {
        ApiArn arn = ApiArn.parse(physicalId);
        resources.apis().deleteFunction(arn.apiId(), arn.last());
    }
}
