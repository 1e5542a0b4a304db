package cognitosync.localcloud.s3.website;

import cognitosync.localcloud.access.policy.AuthorizationRequest.RequestContext;
import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.http.MalformedRequestException;
import cognitosync.localcloud.http.PercentEncoding;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.s3.bucket.BucketObjects;
import cognitosync.localcloud.s3.bucket.BucketPolicyAccess;
import cognitosync.localcloud.s3.bucket.Buckets;
import cognitosync.localcloud.s3.bucket.Buckets.Bucket;
import cognitosync.localcloud.s3.object.Delivery;
import cognitosync.localcloud.s3.object.S3Error;
import cognitosync.localcloud.s3.object.StoredObject;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A bucket as a website: folders have an index document, errors are pages.
 *
 * @param bucketName whose website it is
 * @param buckets where it is looked up at each request
 * @param objects its pages
 * @param access who may read them
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteEndpoints.html">Website endpoints</a>
 */
public record WebsiteEndpoint(String bucketName, Buckets buckets, BucketObjects objects, BucketPolicyAccess access)
        implements Endpoint {

    @Override
    public Response respond(Request request) {
        Optional<Bucket> bucket = buckets.find(bucketName);
        if (bucket.isEmpty()) {
            return S3Error.noSuchBucket(bucketName).html();
        }
        if (bucket.get().website().isEmpty()) {
            return new S3Error(
                            404,
                            "NoSuchWebsiteConfiguration",
                            "The specified bucket does not have a website configuration",
                            Map.of("BucketName", bucketName))
                    .html();
        }
        try {
            return page(bucket.get(), bucket.get().website().get(), request);
        } catch (MalformedRequestException e) {
            return S3Error.invalidUri().html();
        }
    }

    private Response page(Bucket bucket, Bucket.WebsiteConfiguration website, Request request) {
        if (request.method().equals("OPTIONS")) {
            return S3Error.corsNotEnabled().html();
        }
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            return S3Error.methodNotAllowed(request.method(), "OBJECT").html();
        }
        String path = request.path().substring(1);
        String key = path.isEmpty() || path.endsWith("/") ? path + website.indexDocument() : path;
        RequestContext context = BucketPolicyAccess.anonymous(request, false);
        Optional<StoredObject> object = objects.find(bucketName, key);
        if (object.isEmpty()) {
            return isFolder(path, website) ? toFolder(path) : error(bucket, website, context, S3Error.noSuchKey(key));
        }
        if (!mayRead(bucket, key, context)) {
            return error(bucket, website, context, S3Error.accessDenied());
        }
        return Delivery.deliver(object.get(), request).fold(UnaryOperator.identity(), S3Error::html);
    }

    private boolean mayRead(Bucket bucket, String key, RequestContext context) {
        return access.allowsAnyone(bucket, "s3:GetObject", bucket.arnOf(key), context);
    }

    // A path that starts with a second slash would lead to another host.
    private boolean isFolder(String path, Bucket.WebsiteConfiguration website) {
        return !path.isEmpty()
                && !path.startsWith("/")
                && !path.endsWith("/")
                && objects.exists(bucketName, path + "/" + website.indexDocument());
    }

    private static Response toFolder(String path) {
        String encoded = Arrays.stream(path.split("/", -1))
                .map(PercentEncoding::encode)
                .collect(Collectors.joining("/", "/", "/"));
        return new S3Error(302, "Found", "Resource Found", Map.of()).html().with("Location", encoded);
    }

    private Response error(Bucket bucket, Bucket.WebsiteConfiguration website, RequestContext context, S3Error error) {
        if (website.errorDocument().isEmpty()) {
            return error.html();
        }
        String key = website.errorDocument().get();
        Optional<StoredObject> document = objects.find(bucketName, key);
        if (document.isEmpty()) {
            return error.htmlWithout(key, S3Error.noSuchKey(key));
        }
        return mayRead(bucket, key, context)
                ? error.onWebsite(Delivery.whole(error.status(), document.get()))
                : error.htmlWithout(key, S3Error.accessDenied());
    }
}
