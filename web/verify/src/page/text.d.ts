// Text files are put into the page by the build.
declare module "*.txt" {
    const text: string;
    export default text;
}
