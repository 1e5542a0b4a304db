package cognitosync.device.doctor;

/** Why a bucket does not give a page. */
final class Refused {
    private Refused() {}

    static String sentence(String what, Pages.Page page) {
        return what + " " + page.address() + " answers with status " + page.status() + remedy(page.status());
    }

    private static String remedy(int status) {
        return switch (status) {
            case 403 ->
                ": the bucket lets nobody read it; allow public bucket policies for the account (S3, Block Public Access) and"
                        + " deploy again.";
            case 301, 307 ->
                ": the bucket is in another region; name the outputs file that was written by the deployment to that one.";
            case 404 -> ": the bucket or its page is gone; deploy again.";
            case 200 -> " but with something other than a web page; deploy again.";
            default -> "; deploy again, and look at the bucket if that does not help.";
        };
    }
}
