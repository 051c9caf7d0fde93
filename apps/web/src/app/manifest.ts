import type { MetadataRoute } from 'next'

/** What a system needs to install the app beside others. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    name: 'Parley',
    short_name: 'Parley',
    start_url: '/',
    display: 'standalone',
    background_color: '#f5f2ef',
    theme_color: '#f5f2ef',
    icons: [{ src: '/mark.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
  }
}
